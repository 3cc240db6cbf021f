// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/text_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/all_documents.h"
#include "searcher/filter_query.h"
#include "searcher/inexact_terms.h"
#include "searcher/weighting.h"
#include "searcher/word_terms.h"
#include "searcher/word_variants.h"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;
using Query = Xapian::Query;

/// Thrown within this file alone, out of any depth.
struct OverLimit {
  std::string message;
};

Query any_of(const std::vector<Query>& queries) {
  return {Query::OP_OR, queries.begin(), queries.end()};
}

Query all_of(const std::vector<Query>& queries) {
  return {Query::OP_AND, queries.begin(), queries.end()};
}

class Builder {
 public:
  explicit Builder(const QueryContext& context) : context_(context) {}

  TextQuery run(const QueryNode& root) {
    text_.query = build(root);
    text_.is_union = root.kind == Kind::kWords && !has_phrases_;
    for (const auto& [group, bound] : bounds()) text_.bound += bound;
    return std::move(text_);
  }

 private:
  /// The greatest weight of each group of terms; terms of no group have one each.
  [[nodiscard]] std::map<std::pair<std::uint32_t, std::size_t>, double> bounds() const {
    std::map<std::pair<std::uint32_t, std::size_t>, double> out;
    for (std::size_t i = 0; i < text_.terms.size(); ++i) {
      const QueryTerm& term = text_.terms[i];
      double& bound = out[{term.group, term.group == 0 ? i : 0}];
      const double own = term_bound(context_.index.get_doccount(), term.frequency, term.wqf);
      bound = std::max(bound, term.scale * own);
    }
    return out;
  }

  Query build(const QueryNode& node) {
    switch (node.kind) {
      case Kind::kNothing:
        return Query::MatchNothing;
      case Kind::kEverything:
        return all_documents_unweighted();
      case Kind::kAddress:
        return {Query::OP_SCALE_WEIGHT, Query(url_term(node.text)), 0.0};
      case Kind::kWords:
        return build_words(node);
      case Kind::kPhrase:
      case Kind::kNear:
        return build_positional(node);
      case Kind::kPrefix:
      case Kind::kFuzzy:
        return build_inexact(node);
      case Kind::kFilters:
        return filter_query(node.filters, std::nullopt).value_or(all_documents_unweighted());
      case Kind::kOr:
        return any_of(build_all(node.children));
      case Kind::kAnd:
      case Kind::kSequence:
      case Kind::kNot:
        return build_conjunction(node);
    }
    return {};
  }

  std::vector<Query> build_all(const std::vector<QueryNode>& nodes) {
    std::vector<Query> out;
    out.reserve(nodes.size());
    for (const QueryNode& node : nodes) out.push_back(build(node));
    return out;
  }

  // ---- Words -----------------------------------------------------------------------------------

  std::vector<QueryTerm> read_words(const std::string& text, TextField field) {
    WordTerms read = terms_of_words(text, field, next_position_, context_);
    next_position_ += read.words;
    check_words();
    return std::move(read.terms);
  }

  void check_words() const {
    const std::size_t words = next_position_ - 1;
    if (words <= context_.limits.max_query_words) return;
    throw OverLimit{fmt::format("the query has {} words, the limit is {}", words,
                                context_.limits.max_query_words)};
  }

  Query build_words(const QueryNode& node) {
    const std::uint32_t first = next_position_;
    auto terms = read_words(node.text, node.field);
    auto phrases = add_variants({node.text, node.field, first}, terms);
    const auto common = node.field == TextField::kAny
                            ? common_positions(terms, context_.index.get_doccount())
                            : std::vector<std::uint32_t>();
    std::vector<Query> selecting;
    std::vector<Query> adding;
    std::string common_list;
    std::uint32_t listed = 0;
    for (QueryTerm& term : terms) {
      const bool is_adding = std::binary_search(common.begin(), common.end(), term.position);
      (is_adding ? adding : selecting).push_back(term.query());
      if (!is_adding) {
        text_.selecting.push_back(text_.terms.size());
      } else if (term.position != listed) {
        listed = term.position;
        common_list += (common_list.empty() ? "" : ", ") + term.word;
      }
      text_.terms.push_back(std::move(term));
    }
    for (WordVariant& phrase : phrases) {
      selecting.push_back(phrase.query);
      keep(std::move(phrase.terms));
    }
    if (adding.empty()) return any_of(selecting);
    text_.notes.push_back(
        fmt::format("in many articles, so not enough for a match alone: {}", common_list));
    return {Query::OP_AND_MAYBE, any_of(selecting), any_of(adding)};
  }

  /// Adds the variants of one word to `terms`; the answer are those of several.
  std::vector<WordVariant> add_variants(const PlainWords& words, std::vector<QueryTerm>& terms) {
    auto variants = word_variants(words, terms, context_, text_.notes);
    const auto phrases =
        std::partition(variants.begin(), variants.end(),
                       [](const WordVariant& variant) { return variant.terms.size() == 1; });
    has_phrases_ = has_phrases_ || phrases != variants.end();
    for (auto at = variants.begin(); at != phrases; ++at) terms.push_back(at->terms.front());
    variants.erase(variants.begin(), phrases);
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    return variants;
  }

  /// Words one after the other, or near each other.
  Query build_positional(const QueryNode& node) {
    const std::size_t first = text_.terms.size();
    if (node.kind == Kind::kPhrase) read_positional(node.text, node.field);
    for (const QueryNode& child : node.children) read_positional(child.text, node.field);
    std::vector<Query> terms;
    for (std::size_t i = first; i < text_.terms.size(); ++i) {
      terms.push_back(text_.terms[i].query());
    }
    if (terms.empty()) return all_documents_unweighted();
    // Related headlines have no positions.
    Query query = node.field == TextField::kRelated ? all_of(terms) : positional(node, terms);
    set_condition(first, query);
    return query;
  }

  /// The terms that have positions, a word as often as it stands there.
  void read_positional(const std::string& text, TextField field) {
    auto terms = positional_terms(text, field, next_position_, context_);
    next_position_ += static_cast<std::uint32_t>(terms.size());
    check_words();
    keep(std::move(terms));
  }

  static Query positional(const QueryNode& node, const std::vector<Query>& terms) {
    const auto words = static_cast<std::uint32_t>(terms.size());
    if (node.kind == Kind::kPhrase) return {Query::OP_PHRASE, terms.begin(), terms.end(), words};
    return {Query::OP_NEAR, terms.begin(), terms.end(), words + node.distance - 1};
  }

  /// A word and what it stands for: the heaviest that matches counts.
  Query build_inexact(const QueryNode& node) {
    WordTerms read = inexact_terms(node, next_position_, context_, text_.notes);
    next_position_ += std::max(1U, read.words);
    check_words();
    ++groups_;
    std::vector<Query> queries;
    for (QueryTerm& term : read.terms) {
      term.group = groups_;
      queries.push_back(term.query());
    }
    keep(std::move(read.terms));
    return {Query::OP_MAX, queries.begin(), queries.end()};
  }

  // ---- Operators -------------------------------------------------------------------------------

  /// AND, NOT, and words with + and - beside others.
  Query build_conjunction(const QueryNode& node) {
    const std::size_t first = text_.terms.size();
    std::vector<Query> must;
    std::vector<Query> should;
    std::vector<Query> must_not;
    std::vector<Query> filters;  // what they let through still has to match by its words
    for (const QueryNode& child : node.children) {
      const bool is_not = node.kind == Kind::kNot || child.occur == Occur::kMustNot;
      if (is_not || child.kind == Kind::kNot) {
        must_not.push_back(build_silently(is_not ? child : child.children.front()));
      } else if (child.kind == Kind::kFilters) {
        filters.push_back(build(child));
      } else if (node.kind == Kind::kAnd || child.occur == Occur::kMust) {
        must.push_back(build(child));
      } else {
        should.push_back(build(child));
      }
    }
    Query query = must.empty() ? all_documents_unweighted() : all_of(must);
    if (!should.empty()) {
      query = must.empty() ? any_of(should) : Query(Query::OP_AND_MAYBE, query, any_of(should));
    }
    if (!filters.empty()) query = Query(Query::OP_FILTER, query, all_of(filters));
    if (!must_not.empty()) query = Query(Query::OP_AND_NOT, query, any_of(must_not));
    set_condition(first, query);
    return query;
  }

  /// Builds what must not match: its terms add to no score.
  Query build_silently(const QueryNode& node) {
    const std::size_t before = text_.terms.size();
    Query query = build(node);
    text_.terms.resize(before);
    return query;
  }

  void keep(std::vector<QueryTerm> terms) {
    std::move(terms.begin(), terms.end(), std::back_inserter(text_.terms));
  }

  /// All terms from `first` on count only where `query` matches.
  void set_condition(std::size_t first, const Query& query) {
    for (std::size_t i = first; i < text_.terms.size(); ++i) {
      text_.terms[i].conditions.push_back(query);
    }
  }

  const QueryContext& context_;
  TextQuery text_;
  std::uint32_t next_position_ = 1;
  std::uint32_t groups_ = 0;
  bool has_phrases_ = false;  // of several words, as variants of one
};

}  // namespace

Query QueryTerm::query() const {
  Query out(term, wqf);
  if (!language.empty()) {
    out = Query(Query::OP_FILTER, out, Query(name_term(prefix::kLanguage, language)));
  }
  return scale < 1 ? Query(Query::OP_SCALE_WEIGHT, out, scale) : out;
}

Result<TextQuery, Failure> build_query(const QueryNode& root, const QueryContext& context) {
  try {
    return Builder(context).run(root);
  } catch (OverLimit& over) {
    return Failure{std::move(over.message)};
  }
}

Result<TextQuery, Failure> read_text_query(std::string_view text, const QueryContext& context) {
  if (text.size() > context.limits.max_query_bytes) {
    return Failure{fmt::format("the query has {} bytes, the limit is {}", text.size(),
                               context.limits.max_query_bytes)};
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return Failure{fmt::format("the query is not UTF-8 at byte {}", *bad + 1)};
  }
  QueryNode words;
  words.kind = Kind::kWords;
  words.text = text;
  return build_query(words, context);
}

}  // namespace dateline
