// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/similar_command.h"

#include <fmt/format.h>

#include <optional>
#include <ostream>
#include <string_view>
#include <utility>

#include "searcher/article_file.h"
#include "searcher/engine.h"
#include "searcher/open_engine.h"
#include "searcher/printable.h"
#include "searcher/query_options.h"
#include "searcher/render_answer.h"

namespace dateline {
namespace {

constexpr std::string_view kSimilarIntroduction =
    R"(usage: dateline-search similar --db DB [OPTION...] ID|URL|FILE

Finds more like an article, named by its id in the index (the path below its
root, as in the answers of query), its URL, or the path of its file, which need
not be in the index: by the words of its title and excerpt that tell most about
it. The article itself and what repeats it (the same URL, title or text) are
left out.

Options (*: repeatable), as of query:
)";

constexpr std::string_view kSimilarExamples = R"(
Examples:
  dateline-search similar --db news.db _news/2020-08-14-cameras.md
  dateline-search similar --db news.db --collapse duplicates https://a.org/x

Exit status: 0 hits, 1 none, 2 usage or no such article, 3 index or I/O error.
)";

/// The article of that id or URL, or else of the longest end of the path that is an id.
std::optional<Record> find_in_index(Engine& engine, std::string_view name) {
  while (true) {
    if (auto article = engine.find(std::string(name))) return article;
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    name.remove_prefix(slash + 1);
  }
}

/// As above, but what a file says counts if the index has nothing of that name, or something else.
Result<Record, Failure> find(Engine& engine, const std::string& name) {
  auto known = find_in_index(engine, name);
  auto file = read_article(name);
  if (file && *file && (!known || known->title != (*file)->title)) return std::move(**file);
  if (known) return std::move(*known);
  if (!file) return file.error();
  return Failure{
      fmt::format("{} is neither the id or URL of an article in the index nor a file", name)};
}

}  // namespace

Result<SearchExit, Failure> run_similar(const std::vector<std::string>& arguments,
                                        const Streams& streams) {
  auto options = parse_query_options(arguments);
  if (!options) return options.error();
  if (options->help) {
    streams.out << kSimilarIntroduction << query_option_table() << kSimilarExamples;
    return SearchExit::kHits;
  }
  const std::string name = std::move(options->request.text);
  if (name.empty()) return Failure{"like which article? Name its id, its URL or its file"};
  auto engine = open_engine({options->db, options->synonyms, options->profiles});
  if (!engine) return engine.error();
  const auto example = find(*engine, name);
  if (!example) return example.error();
  auto response = engine->similar(*example, options->request);
  if (!response) return Failure{response.error().message};
  warn_of_missing(response->missing_shards, streams);
  response->query = example->title.empty() ? name : example->title;
  streams.out << render_answer(*options, *response) << std::flush;
  return response->total > 0 ? SearchExit::kHits : SearchExit::kNone;
}

}  // namespace dateline
