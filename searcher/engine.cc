// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "common/analyzer.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/columns.h"
#include "searcher/explain.h"
#include "searcher/facets.h"
#include "searcher/field_filter.h"
#include "searcher/filter_query.h"
#include "searcher/query_parser.h"
#include "searcher/ranking.h"
#include "searcher/snippet.h"
#include "searcher/text_query.h"
#include "searcher/weighting.h"
#include "searcher/word_terms.h"

namespace dateline {
namespace {

/// Once a writer has committed, it may overwrite what the readers of an older state read. Xapian
/// notices most of that, but a block half overwritten can look like damage, or as if it held
/// nothing. So a search that fails is made again. Nobody commits faster than this many searches.
constexpr int kMaxAttempts = 10;

/// An answer that a commit fell into is made again, too, but no more often than this: it is right
/// as a rule.
constexpr int kMaxDoubts = 3;

/// A stored record that cannot be read: the writer has reused its blocks, or the index is damaged.
struct UnreadableRecord {};

/// The languages in whose forms words are looked for. One of fewer than a thousandth of the
/// documents is most often a misjudged one, and each costs every query.
std::vector<std::string> languages_of(const Xapian::Database& index) {
  constexpr std::uint64_t kLeastShare = 1'000;
  std::vector<std::string> languages;
  const std::string start(prefix::kLanguage);
  for (auto at = index.allterms_begin(start); at != index.allterms_end(start); ++at) {
    if (at.get_termfreq() * kLeastShare < index.get_doccount()) continue;
    languages.push_back((*at).substr(start.size()));
  }
  return languages;
}

/// The greatest date ever stored, which Xapian keeps as the slot's upper bound.
UnixSeconds newest_of(const Xapian::Database& index) {
  return decode_date(index.get_value_upper_bound(slot::kDate)).value_or(0);
}

std::optional<BadRequest> check_limits(const Request& request) {
  const Limits& limits = request.limits;
  const auto over = [](std::string_view what, std::uint32_t value, std::uint32_t limit) {
    return BadRequest{fmt::format("{} is {}, the limit is {}", what, value, limit)};
  };
  if (request.limit > limits.max_hits) return over("limit", request.limit, limits.max_hits);
  if (request.offset > limits.max_offset) return over("offset", request.offset, limits.max_offset);
  if (request.facet_limit > limits.max_facet_values) {
    return over("facet-limit", request.facet_limit, limits.max_facet_values);
  }
  return std::nullopt;
}

}  // namespace

constexpr std::string_view kBlanks = " \t\n\v\f\r";

struct Engine::State {
  std::string db;
  std::optional<StubStamp> stub;  // of the index as it was opened
  Xapian::Database index;
  std::vector<std::string> languages;
  std::vector<std::string> topics;
  UnixSeconds newest = 0;
  bool is_loaded = false;                  // the three above are of the index's present state
  std::shared_ptr<const Columns> columns;  // likewise, from the second search on
  std::uint32_t searches = 0;              // of that state
  Analyzer analyzer;

  void load() {
    columns.reset();
    searches = 0;
    languages = languages_of(index);
    topics = load_topics(index);
    newest = newest_of(index);
  }

  /// Opens the generation that is current now, if it is another one.
  bool follow_generation() {
    const StubStamp now = stub_stamp(db);
    if (now == stub) return false;
    index = open_index(db);
    stub = now;
    return true;
  }

  /// Goes on to the index's newest state. False if it was there already.
  bool refresh() {
    const bool was_loaded = std::exchange(is_loaded, false);
    const bool moved = follow_generation() || index.reopen();
    if (moved || !was_loaded) load();
    is_loaded = true;
    return moved || !was_loaded;
  }

  Result<Response, BadRequest> answer(const Request& request);
  Result<std::optional<TextQuery>, BadRequest> read_text(const Request& request, Response& response,
                                                         Filters& filters);
  [[nodiscard]] Xapian::Query matches(const Request& request, const TextQuery* text,
                                      std::optional<FacetField> without) const;
  std::vector<Hit> rank(const Request& request, const TextQuery* text, UnixSeconds now);
  void mark(const TextQuery& text, const Record& record, Hit& hit);
  Hit make_hit(const Request& request, const Xapian::MSetIterator& at, const TextQuery& text,
               const Ranking& ranking);
};

Engine::Engine(const std::string& db) : state_(std::make_unique<State>()) {
  state_->db = db;
  for (int attempt = 1;; ++attempt) {
    try {
      state_->refresh();
      return;
    } catch (const Xapian::Error&) {
      if (attempt == kMaxAttempts) throw_index_error(db);
    }
  }
}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<Response, BadRequest> Engine::search(const Request& request) {
  const auto started = std::chrono::steady_clock::now();
  if (auto bad = check_limits(request)) return *bad;
  for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
    try {
      state_->refresh();
      auto response = state_->answer(request);
      if (state_->refresh() && attempt < kMaxDoubts) continue;
      if (response) {
        response->took_ms =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started)
                .count();
      }
      return response;
    } catch (const UnreadableRecord&) {
      state_->is_loaded = false;
    } catch (const Xapian::DatabaseModifiedError&) {
      state_->is_loaded = false;
    } catch (const Xapian::Error&) {
      if (attempt == kMaxAttempts) throw_index_error(state_->db);
      state_->is_loaded = false;
    }
  }
  throw IndexError(fmt::format("{}: the index changed {} times during one search, or is damaged",
                               state_->db, kMaxAttempts));
}

/// The query's words; nothing if it has none and lets everything through. Its filters and notes go
/// where they belong.
Result<std::optional<TextQuery>, BadRequest> Engine::State::read_text(const Request& request,
                                                                      Response& response,
                                                                      Filters& filters) {
  using Text = std::optional<TextQuery>;
  const QueryContext context{index, languages, request.limits, analyzer};
  if (request.text.find_first_not_of(kBlanks) == std::string::npos) return Text();
  if (const auto bad = first_invalid_utf8(request.text)) {
    return BadRequest{fmt::format("the query is not UTF-8 at byte {}", *bad + 1)};
  }
  QueryNode root;
  if (request.plain_text) {
    root.kind = QueryNode::Kind::kWords;
    root.text = request.text;
  } else {
    auto parsed = parse_query(request.text, request.limits, response.now);
    if (!parsed) return BadRequest{parsed.error().message};
    merge_filters(parsed->filters, filters);
    response.notes = std::move(parsed->notes);
    const bool has_filters = parsed->filters != Filters{};
    if (parsed->root.kind == QueryNode::Kind::kNothing && has_filters) return Text();
    root = std::move(parsed->root);
  }
  auto read = build_query(root, context);
  if (!read) return BadRequest{read.error().message};
  return Text(std::move(*read));
}

Result<Response, BadRequest> Engine::State::answer(const Request& request) {
  Request narrowed = request;
  Response response;
  response.query = request.text;
  response.now = request.now.value_or(newest);
  response.now_is_newest = !request.now;
  auto text = read_text(request, response, narrowed.filters);
  if (!text) return text.error();
  const TextQuery* words = *text ? &**text : nullptr;
  if (words != nullptr) {
    response.notes.insert(response.notes.end(), words->notes.begin(), words->notes.end());
  }
  response.filters = narrowed.filters;

  // One search does not pay for reading all documents' values.
  if (++searches == 2) columns = std::make_shared<const Columns>(index);
  MatchCounts counted = count_matches(
      {index, topics, columns.get(), narrowed.filters == Filters{} ? words : nullptr}, narrowed,
      [&](std::optional<FacetField> without) { return matches(narrowed, words, without); });
  response.total = counted.total;
  response.facets = std::move(counted.facets);
  if (request.offset < response.total) response.hits = rank(narrowed, words, response.now);
  return response;
}

Xapian::Query Engine::State::matches(const Request& request, const TextQuery* text,
                                     std::optional<FacetField> without) const {
  const auto filter = filter_query(request.filters, without);
  if (text == nullptr) {
    return filter.value_or(
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0));
  }
  if (!filter) return text->query;
  return {Xapian::Query::OP_FILTER, text->query, *filter};
}

std::vector<Hit> Engine::State::rank(const Request& request, const TextQuery* text,
                                     UnixSeconds now) {
  const Ranking ranking =
      make_ranking(matches(request, text, std::nullopt), {text, now, newest, columns.get()});
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(text_weight());
  enquire.set_query(ranking.query);
  set_order(enquire, request.sort);
  const Xapian::MSet found = enquire.get_mset(request.offset, request.limit);
  std::vector<Hit> hits;
  hits.reserve(found.size());
  const TextQuery no_text;
  for (auto at = found.begin(); at != found.end(); ++at) {
    hits.push_back(make_hit(request, at, text != nullptr ? *text : no_text, ranking));
  }
  return hits;
}

void Engine::State::mark(const TextQuery& text, const Record& record, Hit& hit) {
  TermWorth worth;
  for (const QueryTerm& term : text.terms) {
    if (!term.language.empty() && term.language != record.language) continue;
    // A highlight is looked for by the term without its field.
    const std::size_t prefix = prefix_of(term.field).size();
    worth[term.term.substr(prefix)] = term_bound(index.get_doccount(), term.frequency, term.wqf);
  }
  hit.title = highlight(record.title, record.language, worth, analyzer);
  hit.snippet = snippet(record.excerpt, record.language, worth, analyzer);
  if (!hit.snippet.highlights.empty() || record.body.empty()) return;
  MarkedText from_body = snippet(record.body, record.language, worth, analyzer);
  if (!from_body.highlights.empty() || hit.snippet.text.empty()) hit.snippet = std::move(from_body);
}

Hit Engine::State::make_hit(const Request& request, const Xapian::MSetIterator& at,
                            const TextQuery& text, const Ranking& ranking) {
  auto record = decode_record(at.get_document().get_data());
  if (!record) throw UnreadableRecord();
  Hit hit;
  hit.score = at.get_weight() - ranking.offset();
  if (request.with_snippets) mark(text, *record, hit);
  if (request.explain) {
    hit.explanation = explain_score(index, *at, *record, text, ranking, analyzer);
  }
  hit.record = std::move(*record);
  return hit;
}

}  // namespace dateline
