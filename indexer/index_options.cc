// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <sstream>
#include <thread>

#include "common/cluster_file.h"
#include "common/near_name.h"
#include "indexer/index_verbs.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr unsigned kMaxJobs = 256;
constexpr std::string_view kHelp = "help";
constexpr std::string_view kConfig = "config";

constexpr std::string_view kPathHelp =
    "PATH is a folder or a file (.md .markdown .txt .yml .yaml .html .json with front matter).\n\n";

constexpr std::string_view kSettingsHelp = R"(
Options may also be set by DATELINE_INDEX_JOBS and the like (DATELINE_DB for --db), or in
dateline.yaml: here, in ~/.config/dateline or in /etc/dateline. What is given here comes first,
then the environment, then these files.

Exit: 0 clean, 1 some files rejected, 2 usage, 3 index or I/O error, 4 locked by another
process, 5 damaged index, 130 interrupted (the index is consistent).
)";

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
       "auto, always or never")                                                     //
      ("help,h", "this text; after a verb, or before it (help VERB): that verb's")  //
      ("version", "the version");
  return options;
}

/// Those that a verb takes, and help.
po::options_description options_of(const IndexVerb& verb) {
  const auto taken = fmt::format(" {} help ", verb.options);
  po::options_description out("Options");
  const auto all = visible_options();
  for (const auto& option : all.options()) {
    if (taken.find(' ' + option->long_name() + ' ') != std::string::npos) out.add(option);
  }
  return out;
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

std::vector<std::string> words_of(const po::variables_map& values) {
  return values.count("word") > 0 ? values["word"].as<std::vector<std::string>>()
                                  : std::vector<std::string>();
}

Failure no_such_verb(std::string_view word) {
  const auto names = index_verb_names();
  return {fmt::format("'{}' is no verb{}; there are {}", word, name_hint(word, names),
                      fmt::join(names, ", "))};
}

/// Whose help is asked for, if any is.
Result<IndexCommand, Failure> read_help(const po::variables_map& values) {
  auto words = words_of(values);
  if (!words.empty() && words.front() == kHelp) words.erase(words.begin());
  IndexCommand command;
  command.verb = kHelp;
  if (words.empty()) return command;
  if (find_index_verb(words.front()) == nullptr && words.front() != kConfig) {
    return no_such_verb(words.front());
  }
  command.help_of = words.front();
  return command;
}

std::optional<Failure> read_words(const po::variables_map& values, IndexCommand& command) {
  const auto words = words_of(values);
  if (words.empty()) {
    return Failure{fmt::format("no verb given; there are {}", fmt::join(index_verb_names(), ", "))};
  }
  command.verb = words.front();
  if (find_index_verb(command.verb) == nullptr) return no_such_verb(command.verb);
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
    const auto words = words_of(values);
    const bool is_help_verb = !words.empty() && words.front() == kHelp;
    if (values.count("help") > 0 || is_help_verb) return read_help(values);
    if (values.count("version") > 0) {
      command.verb = "version";
      return command;
    }
    if (auto failure = read_settings_of_index(values)) return *failure;
    if (auto failure = read_words(values, command)) return *failure;
    if (auto failure = read_options(values, command)) return *failure;
    return command;
  } catch (const po::unknown_option& error) {
    return Failure{error.what() + option_hint(error.get_option_name(), visible_options())};
  } catch (const po::error& error) {
    return Failure{error.what()};
  }
}

std::string index_help(std::string_view verb) {
  const IndexVerb* const about = find_index_verb(verb);
  const po::options_description options = about != nullptr ? options_of(*about) : visible_options();
  std::ostringstream out;
  if (about != nullptr) {
    out << fmt::format("usage: dateline-index {} {}   {}\n{}{}\n", about->name, about->arguments,
                       about->summary, about->about.empty() ? "" : "\n", about->about);
  } else {
    out << index_usage() << '\n';
  }
  if (about == nullptr || about->arguments.ends_with("PATH...")) out << kPathHelp;
  out << options << kSettingsHelp;
  return out.str();
}

}  // namespace dateline
