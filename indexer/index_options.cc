// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <sstream>
#include <thread>

#include "common/cluster_file.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr std::array<std::string_view, 11> kVerbs = {"update",  "rebuild", "watch",   "check",
                                                     "stats",   "verify",  "compact", "snapshot",
                                                     "restore", "export",  "import"};
constexpr unsigned kMaxJobs = 256;

po::options_description visible_options() {
  po::options_description options("Options");
  options.add_options()                                                                         //
      ("db", po::value<std::string>()->value_name("DB"), "folder of the index")                 //
      ("jobs", po::value<unsigned>()->value_name("N"), "reading threads (default: the cores)")  //
      ("shards", po::value<std::uint32_t>()->value_name("N"),
       "for update and rebuild: an index in N parts, each a folder in DB, for searches on several "
       "machines")  //
      ("exclude", po::value<std::vector<std::string>>()->value_name("GLOB"),
       "pass over files and folders whose name or path below their root matches; repeatable")  //
      ("strict", "reject an article on a warning, too")                                        //
      ("topics", po::value<std::string>()->value_name("FILE"),
       "for check: the allowed topics, one a line")                                //
      ("dry-run", "say what would change, write nothing")                          //
      ("allow-shrink", "let more than 20 % of the documents go with their files")  //
      ("format", po::value<std::string>()->value_name("F"),
       "of the report: text (default) or json; of an export: jsonl (default), opensearch-bulk or "
       "meilisearch")                                                 //
      ("quiet", "no report, no progress, no warnings: errors alone")  //
      ("progress", po::value<std::string>()->value_name("WHEN")->default_value("auto"),
       "auto, always or never")  //
      ("color", po::value<std::string>()->value_name("WHEN")->default_value("auto"),
       "auto, always or never")  //
      ("help", "this text")("version", "the version");
  return options;
}

po::variables_map parse(const std::vector<std::string>& arguments) {
  po::options_description all;
  all.add(visible_options());
  all.add_options()("word", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("word", -1);
  po::variables_map values;
  // `--allow` must not stand for --allow-shrink.
  constexpr int kStyle =
      po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  po::store(
      po::command_line_parser(arguments).options(all).positional(positional).style(kStyle).run(),
      values);
  return values;
}

/// Adds what was set elsewhere.
std::optional<Failure> read_settings_of_index(po::variables_map& values) {
  const auto settings = settings_of(index_settings());
  if (!settings) return settings.error();
  add_settings(*settings, visible_options(), values);
  return std::nullopt;
}

std::optional<Failure> read_when(const po::variables_map& values, const std::string& name,
                                 When& out) {
  const auto& text = values[name].as<std::string>();
  const auto when = when_of(text);
  if (!when) return Failure{fmt::format("--{} is auto, always or never, not '{}'", name, text)};
  out = *when;
  return std::nullopt;
}

bool takes_paths(std::string_view verb) {
  return verb != "stats" && verb != "verify" && verb != "compact" && verb != "export";
}

bool takes_one_folder(std::string_view verb) { return verb == "snapshot" || verb == "restore"; }

/// Where no path means standard input.
bool may_lack_paths(std::string_view verb) { return verb == "import"; }

std::optional<Failure> read_words(const po::variables_map& values, IndexCommand& command) {
  std::vector<std::string> words;
  if (values.count("word") > 0) words = values["word"].as<std::vector<std::string>>();
  const std::string verbs = fmt::format("{}", fmt::join(kVerbs, ", "));
  if (words.empty()) return Failure{"no verb given; there are " + verbs};
  command.verb = words.front();
  if (std::find(kVerbs.begin(), kVerbs.end(), command.verb) == kVerbs.end()) {
    return Failure{fmt::format("'{}' is no verb; there are {}", command.verb, verbs)};
  }
  command.update.paths.assign(words.begin() + 1, words.end());
  const bool wants_paths = takes_paths(command.verb);
  if (wants_paths && command.update.paths.empty() && !may_lack_paths(command.verb)) {
    return Failure{fmt::format("{} needs at least one folder or file", command.verb)};
  }
  if (takes_one_folder(command.verb) && command.update.paths.size() > 1) {
    return Failure{fmt::format("{} takes one folder", command.verb)};
  }
  if (!wants_paths && !command.update.paths.empty()) {
    return Failure{fmt::format("{} takes no paths", command.verb)};
  }
  return std::nullopt;
}

std::optional<Failure> read_format(const po::variables_map& values, IndexCommand& command) {
  if (values.count("format") == 0) return std::nullopt;
  const auto& format = values["format"].as<std::string>();
  if (command.verb == "export") {
    const auto named = export_format_of(format);
    if (!named) {
      return Failure{fmt::format(
          "export's --format is jsonl, opensearch-bulk or meilisearch, not '{}'", format)};
    }
    command.export_format = *named;
  } else if (command.verb == "import") {
    if (format != "jsonl") return Failure{fmt::format("import reads jsonl, not '{}'", format)};
  } else if (format != "text" && format != "json") {
    return Failure{fmt::format("--format is text or json, not '{}'", format)};
  } else if (format == "json") {
    command.format = ReportFormat::kJson;
  }
  return std::nullopt;
}

std::optional<Failure> read_shards(const po::variables_map& values, IndexCommand& command) {
  if (values.count("shards") == 0) return std::nullopt;
  if (command.verb != "update" && command.verb != "rebuild") {
    return Failure{fmt::format("--shards is for update and rebuild, not for {}", command.verb)};
  }
  command.shards = values["shards"].as<std::uint32_t>();
  if (command.shards >= 1 && command.shards <= kMaxShards) return std::nullopt;
  return Failure{fmt::format("--shards is from 1 to {}", kMaxShards)};
}

std::optional<Failure> read_options(const po::variables_map& values, IndexCommand& command) {
  UpdateOptions& update = command.update;
  if (values.count("db") > 0) update.db = values["db"].as<std::string>();
  if (update.db.empty() && command.verb != "check") {
    return Failure{fmt::format("{} needs --db DB, the folder of the index", command.verb)};
  }
  update.jobs = values.count("jobs") > 0 ? values["jobs"].as<unsigned>()
                                         : std::max(1U, std::thread::hardware_concurrency());
  if (update.jobs < 1 || update.jobs > kMaxJobs) {
    return Failure{fmt::format("--jobs is from 1 to {}", kMaxJobs)};
  }
  if (values.count("exclude") > 0) {
    update.excludes = values["exclude"].as<std::vector<std::string>>();
  }
  update.strict = values.count("strict") > 0;
  update.dry_run = values.count("dry-run") > 0;
  update.allow_shrink = values.count("allow-shrink") > 0;
  update.rebuild = command.verb == "rebuild";
  if (update.dry_run && command.verb != "update") {
    return Failure{fmt::format("--dry-run is for update, not for {}", command.verb)};
  }
  if (auto failure = read_shards(values, command)) return failure;
  command.quiet = values.count("quiet") > 0;
  if (values.count("topics") > 0) command.topics = values["topics"].as<std::string>();
  if (!command.topics.empty() && command.verb != "check") {
    return Failure{fmt::format("--topics is for check, not for {}", command.verb)};
  }
  if (auto failure = read_format(values, command)) return failure;
  if (auto failure = read_when(values, "progress", command.progress)) return failure;
  return read_when(values, "color", command.color);
}

}  // namespace

SettableTable index_settings() {
  constexpr std::array<std::string_view, 7> kOfOneRun = {
      "topics", "dry-run", "shards", "allow-shrink", "format", "help", "version"};
  return settable_table("index", visible_options(), [&](std::string_view name) {
    return std::ranges::find(kOfOneRun, name) == kOfOneRun.end();
  });
}

Result<IndexCommand, Failure> parse_index_command(const std::vector<std::string>& arguments) {
  IndexCommand command;
  try {
    po::variables_map values = parse(arguments);
    if (values.count("help") > 0 || values.count("version") > 0) {
      command.verb = values.count("help") > 0 ? "help" : "version";
      return command;
    }
    if (auto failure = read_settings_of_index(values)) return *failure;
    if (auto failure = read_words(values, command)) return *failure;
    if (auto failure = read_options(values, command)) return *failure;
    return command;
  } catch (const po::error& error) {
    return Failure{error.what()};
  }
}

std::string index_help() {
  std::ostringstream out;
  out << "usage: dateline-index update --db DB PATH...   build an index or bring it up to date\n"
         "       dateline-index rebuild --db DB PATH...  build it anew beside the old, then swap\n"
         "       dateline-index watch --db DB PATH...    bring it up to date and keep it so\n"
         "       dateline-index check PATH...            find problems of the files\n"
         "       dateline-index stats --db DB            what the index holds\n"
         "       dateline-index verify --db DB           read every byte of it, report damage\n"
         "       dateline-index compact --db DB          leave no free space in it\n"
         "       dateline-index snapshot --db DB FOLDER  copy it, whoever writes to it meanwhile\n"
         "       dateline-index restore --db DB FOLDER   make a snapshot the index, in one step\n"
         "       dateline-index export --db DB           its documents as lines of JSON\n"
         "       dateline-index import --db DB [FILE]... store documents from such lines\n"
         "       dateline-index config show [--origin]   what is set elsewhere, and where\n\n"
         "PATH is a folder or a file (.md .markdown .txt .yml .yaml .html .json with front "
         "matter).\n\n"
      << visible_options()
      << "\ncheck also finds what only all files together show: articles that stand twice, "
         "topics that\n"
         "look misspelt, related items that lead nowhere, doubtful dates. It shows the first 10 of "
         "each\n"
         "kind; --format json has all, as `findings` and `counts`. None of them changes the exit "
         "code,\n"
         "but with --strict a warning is an error. A note never is: it may be meant so.\n"
         "\nOptions may also be set by DATELINE_INDEX_JOBS and the like (DATELINE_DB for --db), or "
         "in\n"
         "dateline.yaml: here, in ~/.config/dateline or in /etc/dateline. What is given here comes "
         "first,\n"
         "then the environment, then these files.\n"
         "\nExit: 0 clean, 1 some files rejected, 2 usage, 3 index or I/O error, 4 locked by "
         "another\n"
         "process, 5 damaged index, 130 interrupted (the index is consistent).\n";
  return out.str();
}

}  // namespace dateline
