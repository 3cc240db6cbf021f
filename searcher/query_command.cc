// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_command.h"

#include <ostream>
#include <string_view>

#include "searcher/open_engine.h"
#include "searcher/query_options.h"
#include "searcher/render_answer.h"

namespace dateline {
namespace {

constexpr std::string_view kQueryIntroduction =
    R"(usage: dateline-search [query] --db DB [OPTION...] [WORD...]
       dateline-search facets --db DB [OPTION...] [WORD...]
       dateline-search similar --db DB [OPTION...] ID|URL|FILE
       dateline-search suggest --db DB [OPTION...] PREFIX
       dateline-search hot --db DB [OPTION...] [WORD...]
       dateline-search trends --db DB [OPTION...] [WORD...]
       dateline-search coverage --db DB [OPTION...] [WORD...]
       dateline-search story --db DB [OPTION...] ID
       dateline-search alert --db DB --queries FILE --since STATE [--mark]
       dateline-search trec-run --db DB [OPTION...] QUERIES.tsv
       dateline-search config show [--origin]

Searches an index that dateline-index has built. The words, joined by a space,
are the query: any of them may match, and more and rarer ones rank higher.
Without words, all that the filters let through is found. A query may also hold

  "a phrase"  +must  -not  AND OR NOT ( )  NEAR/5  title:  related:
  robot*  recogntion~1  topic:AI  provider:  type:  category:  lang:
  date:2020-08..2020-09  date:last-week  quality:>=50  heat:100..

and is then best put in single quotes, as a shell has its own mind about these.

The verb is the first argument and may be left out. VERB --help, or help VERB,
tells of it. Scripts should write it, and
so must who searches for a verb's name: dateline-search query --db DB trec-run
What follows a lone -- is a word even if it begins with a dash.

Hits that --max-per-provider keeps from a page lead the next ones, so none is
lost; a page may be short, and the one behind the last is empty. The total and
the facets count all matches. --offset is then a multiple of --limit.

Ages, and dates such as last-week, are reckoned from --now, or else from the
newest article. It hides no article: --now 2020-08-16 --to 2020-08-16 finds what
there was on that day. hot, trends, coverage and story need no --to for that.

Options (*: repeatable; values of one option are alternatives, options narrow
each other; names match whatever their case and accents):
)";

constexpr std::string_view kQueryExamples = R"(
Examples:
  dateline-search --db news.db facial recognition
  dateline-search --db news.db --topic AI --topic robots --from 2020 elections
  dateline-search --db news.db --sort date --facets topic,provider,year
  dateline-search --db news.db --collapse provider elections
  dateline-search --db news.db --explain --limit 3 heat pumps
  dateline-search --db news.db '"climate change" -opinion date:last-week'
  dateline-search query --db news.db --format json -- climate | jq .hits[].url

Most options may also be set by DATELINE_SEARCH_LIMIT and the like (DATELINE_DB
for --db), or in dateline.yaml: here, in ~/.config/dateline or in /etc/dateline.
What is given here comes first, then the environment, then these files.

Exit status: 0 hits, 1 none, 2 usage or bad query, 3 index or I/O error.
)";

/// What may help a reader who found nothing.
std::string_view hint_for_none(const Request& request) {
  const bool several_words = request.text.find(' ') != std::string::npos;
  if (request.text.empty())
    return "dateline-search: nothing found; try without one of the filters\n";
  if (request.filters != Filters{}) {
    return "dateline-search: nothing found; try without one of the filters, or other words\n";
  }
  return several_words ? "dateline-search: nothing found; try fewer or other words\n"
                       : "dateline-search: nothing found; try another word\n";
}

}  // namespace

Result<SearchExit, Failure> run_query(const std::vector<std::string>& arguments,
                                      const Streams& streams) {
  const auto options = parse_query_options(arguments);
  if (!options) return options.error();
  if (options->help) {
    streams.out << kQueryIntroduction << query_option_table() << kQueryExamples;
    return SearchExit::kHits;
  }
  auto engine = open_engine({options->db, options->synonyms, options->profiles});
  if (!engine) return engine.error();
  const auto response = engine->search(options->request);
  if (!response) return Failure{response.error().message};
  warn_of_missing(response->missing_shards, streams);
  streams.out << render_answer(*options, *response) << std::flush;
  if (response->total > 0) return SearchExit::kHits;
  if (options->format == OutputFormat::kText && streams.out) {
    streams.err << hint_for_none(options->request);
  }
  return SearchExit::kNone;
}

}  // namespace dateline
