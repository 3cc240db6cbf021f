// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/inexact_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/expansion.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

std::vector<Expansion> begun_by(const QueryNode& node, const QueryContext& context,
                                std::vector<std::string>& notes) {
  const std::string start = make_term(prefix_of(node.field), fold_accents(fold_case(node.text)));
  bool is_cut = false;
  auto found = terms_with_prefix(context.index, start, context.limits.max_expansions, is_cut);
  if (is_cut) {
    notes.push_back(fmt::format("{}* stands for many words: searched for the {} most frequent ones",
                                node.text, context.limits.max_expansions));
  }
  return found;
}

/// Like the word as typed, or like its stem.
std::vector<Expansion> like(const QueryNode& node, const QueryContext& context) {
  const auto find = [&](const std::string& word) {
    return terms_like(context.index, prefix_of(node.field), word, node.distance,
                      context.limits.max_expansions);
  };
  auto found = find(fold_accents(fold_case(node.text)));
  const auto& tokens = context.analyzer.analyze(node.text, {});
  if (tokens.empty()) return found;
  auto more = find(tokens.front().term);
  std::move(more.begin(), more.end(), std::back_inserter(found));
  return found;
}

void scale_to_all_of_them(std::vector<QueryTerm>& terms, std::uint64_t documents) {
  std::uint64_t all = 0;
  for (const QueryTerm& term : terms) all += term.frequency;
  const double worth = term_bound(documents, std::min(all, documents), 1);
  for (QueryTerm& term : terms) {
    const double own = term_bound(documents, term.frequency, 1);
    if (own > worth) term.scale = worth / own;
  }
}

}  // namespace

WordTerms inexact_terms(const QueryNode& node, std::uint32_t position, const QueryContext& context,
                        std::vector<std::string>& notes) {
  WordTerms read = terms_of_words(node.text, node.field, position, context);
  std::erase_if(read.terms, [](const QueryTerm& term) { return !term.language.empty(); });
  const bool is_prefix = node.kind == QueryNode::Kind::kPrefix;
  for (const Expansion& expansion :
       is_prefix ? begun_by(node, context, notes) : like(node, context)) {
    const bool is_known =
        std::any_of(read.terms.begin(), read.terms.end(),
                    [&](const QueryTerm& term) { return term.term == expansion.term; });
    if (is_known) continue;
    QueryTerm term;
    term.word = node.text + (is_prefix ? "*" : "~");
    term.term = expansion.term;
    term.field = node.field;
    term.frequency = expansion.frequency;
    term.position = position;
    read.terms.push_back(std::move(term));
  }
  scale_to_all_of_them(read.terms, context.index.get_doccount());
  return read;
}

}  // namespace dateline
