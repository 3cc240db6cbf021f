// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/trec_run_command.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <istream>
#include <ostream>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "searcher/engine.h"
#include "searcher/open_engine.h"
#include "searcher/printable.h"
#include "searcher/trec_run.h"

namespace dateline {
namespace {

constexpr std::string_view kTrecRunIntroduction =
    R"(usage: dateline-search trec-run --db DB [OPTION...] QUERIES.tsv

Answers a file of queries for evaluation tools such as trec_eval. Each line is
an id, a tab, and a query; blank lines are passed over, - is standard input.
Prints a line "qid Q0 docid rank score tag" for each hit, ranked by relevance as
query does by default; docid is the name of the article's file without its
extension. A bad line is reported as QUERIES.tsv:LINE:COLUMN, and the rest is
still answered.

Options:
)";

constexpr std::string_view kTrecRunExamples = R"(
Examples:
  dateline-search trec-run --db news.db queries.tsv > dateline.run
  head -n 5 queries.tsv | dateline-search trec-run --db news.db --limit 10 -

Exit status: 0 hits, 1 none for any query, 2 usage or bad line, 3 index or
I/O error.
)";

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Reads queries line by line and answers each.
class TrecRun {
 public:
  TrecRun(const TrecRunOptions& options, const Streams& streams, Engine& engine)
      : options_(options), streams_(streams), engine_(engine) {
    request_.profile = options.profile;
    request_.limit = options.limit;
    request_.with_snippets = false;
    request_.feedback = options.feedback;
    request_.limits.max_hits = options.limit;
    request_.limits.max_query_bytes = std::size_t{64} << 10U;
    request_.limits.max_query_words = 1024;
  }

  SearchExit run(std::istream& queries) {
    std::string line;
    for (std::size_t number = 1; streams_.out && std::getline(queries, line); ++number) {
      if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
      if (line.find_first_not_of(" \t\r") != std::string::npos) answer(line, number);
    }
    if (queries.bad()) {
      streams_.err << fmt::format("dateline-search: error: cannot read {}: {}\n",
                                  printable(options_.queries), std::strerror(errno));
      return SearchExit::kFailed;
    }
    if (any_bad_) return SearchExit::kUsage;
    return any_hit_ ? SearchExit::kHits : SearchExit::kNone;
  }

 private:
  void answer(std::string_view line, std::size_t number) {
    const auto query = parse_trec_query(line);
    if (!query) return report(number, query.error());
    const auto [first, is_new] = first_lines_.emplace(query->id, number);
    if (!is_new) {
      return report(number, {1, fmt::format("the query's id is that of line {}", first->second)});
    }
    request_.text = query->text;
    request_.plain_text = true;
    const auto response = engine_.search(request_);
    if (!response) return report(number, {query->text_column, response.error().message});
    any_hit_ = any_hit_ || !response->hits.empty();
    streams_.out << trec_run_lines(*query, response->hits, options_.tag) << std::flush;
  }

  void report(std::size_t line, const BadTrecLine& bad) {
    any_bad_ = true;
    streams_.err << printable(to_string(Diagnostic{
                        Severity::kError, options_.queries, {line, bad.column}, bad.message}))
                 << '\n';
  }

  const TrecRunOptions& options_;
  const Streams& streams_;
  Engine& engine_;
  Request request_;
  std::unordered_map<std::string, std::size_t> first_lines_;
  bool any_bad_ = false;
  bool any_hit_ = false;
};

}  // namespace

Result<SearchExit, Failure> run_trec_run(const std::vector<std::string>& arguments,
                                         const Streams& streams) {
  const auto options = parse_trec_run_options(arguments);
  if (!options) return options.error();
  if (options->help) {
    streams.out << kTrecRunIntroduction << trec_run_option_table() << kTrecRunExamples;
    return SearchExit::kHits;
  }
  auto engine = open_engine({options->db, options->synonyms, options->profiles});
  if (!engine) return engine.error();
  TrecRun run(*options, streams, *engine);
  if (options->queries == "-") return run.run(streams.in);
  std::ifstream file(options->queries, std::ios::binary);
  if (!file) {
    streams.err << fmt::format("dateline-search: error: cannot open {}: {}\n",
                               printable(options->queries), std::strerror(errno));
    return SearchExit::kFailed;
  }
  return run.run(file);
}

}  // namespace dateline
