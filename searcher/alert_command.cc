// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/alert_command.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>
#include <string_view>
#include <system_error>
#include <utility>

#include "searcher/alert.h"
#include "searcher/alert_json.h"
#include "searcher/command_line.h"
#include "searcher/search_settings.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr std::string_view kIntroduction =
    R"(usage: dateline-search alert --db DB --queries FILE --since STATE [--mark]

Prints what is new for each of many saved queries since the last run with the
same STATE, a JSON object a line: the query's name as "alert", and the article.
Without a STATE file, every article is new. FILE is a YAML list:

  - name: robots
    query: '"soft robot" -opinion'
    topic: [AI, Robotics]
    min-quality: 60

Filters have the names of a search's options, and may be lists where these may
be repeated. STATE is written when all is printed, so that a run that fails
prints its articles again rather than never.

Options:
)";

constexpr std::string_view kExamples = R"(
Examples:
  dateline-search alert --db news.db --queries saved.yaml --since alerts.state
  dateline-search alert --db news.db --queries saved.yaml --since new.state --mark

Exit status: 0 something new, 1 nothing, 2 usage or bad query, 3 index or I/O
error.
)";

po::options_description option_descriptions() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description table;
  auto add = table.add_options();
  add("db", one("DB"), "the folder of the index (required)");
  add("queries", one("FILE"), "the saved queries (required)");
  add("since", one("STATE"), "what the last run had seen; made if missing (required)");
  add("mark", "print nothing: all that is there now counts as seen");
  add("help,h", "show this help (-h too)");
  return table;
}

struct AlertOptions {
  std::string db;
  std::string queries;
  std::string state;
  bool mark = false;
};

Result<AlertOptions, Failure> read_options(const Arguments& in) {
  AlertOptions out{in.text("db"), in.text("queries"), in.text("since"), in.has("mark")};
  if (!in.words.empty()) return Failure{"alert takes no words; queries stand in --queries FILE"};
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  if (out.queries.empty()) return Failure{"which queries? Name their file with --queries FILE"};
  if (out.state.empty()) return Failure{"since when? Name the last run's file with --since STATE"};
  return out;
}

Result<std::string, Failure> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  if (file) text.assign(std::istreambuf_iterator<char>(file), {});
  if (!file) return Failure{fmt::format("cannot read {}: {}", path, std::strerror(errno))};
  return text;
}

/// By a rename, so that a state is never half written.
std::optional<Failure> write_file(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << bytes << std::flush;
  if (!file) return Failure{fmt::format("cannot write {}: {}", fresh, std::strerror(errno))};
  file.close();
  std::error_code failed;
  fs::rename(fresh, path, failed);
  if (failed) return Failure{fmt::format("cannot write {}: {}", path, failed.message())};
  return std::nullopt;
}

SearchExit fail(const Streams& streams, const Failure& failure) {
  streams.err << "dateline-search: error: " << failure.message << '\n';
  return SearchExit::kFailed;
}

SearchExit report(const Streams& streams, const std::vector<Diagnostic>& mistakes) {
  for (const Diagnostic& mistake : mistakes) streams.err << to_string(mistake) << '\n';
  return SearchExit::kUsage;
}

/// One run, its files read.
SearchExit run(const AlertOptions& options, const std::vector<SavedQuery>& queries,
               const SeenArticles& before, const Streams& streams) {
  Engine engine(options.db);
  bool any = false;
  OnAlert print = [&](const SavedQuery& query, const Record& article) {
    any = true;
    streams.out << render_alert_json(query, article);
  };
  const AlertRun alerts = find_alerts(engine, queries, before, options.queries,
                                      options.mark ? OnAlert() : std::move(print));
  if (!alerts.bad_queries.empty()) return report(streams, alerts.bad_queries);
  streams.out << std::flush;
  if (!streams.out) return SearchExit::kHits;
  if (const auto failure = write_file(options.state, alerts.seen.encode())) {
    return fail(streams, *failure);
  }
  return any ? SearchExit::kHits : SearchExit::kNone;
}

}  // namespace

Result<SearchExit, Failure> run_alert(const std::vector<std::string>& arguments,
                                      const Streams& streams) {
  const auto table = option_descriptions();
  const auto in = parse_command_line(arguments, table, search_settings_of_all_verbs());
  if (!in) return in.error();
  if (in->has("help")) {
    streams.out << kIntroduction << option_table(table) << kExamples;
    return SearchExit::kHits;
  }
  const auto options = read_options(*in);
  if (!options) return options.error();
  const auto text = read_file(options->queries);
  if (!text) return fail(streams, text.error());
  const auto queries = read_saved_queries(*text, options->queries);
  if (!queries) return report(streams, queries.error());
  std::optional<SeenArticles> before = SeenArticles();
  if (fs::exists(options->state)) {
    const auto bytes = read_file(options->state);
    if (!bytes) return fail(streams, bytes.error());
    before = SeenArticles::decode(*bytes);
  }
  if (!before) return Failure{fmt::format("{} is no state of alerts", options->state)};
  return run(*options, *queries, *before, streams);
}

}  // namespace dateline
