// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/variant_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/schema.h"
#include "searcher/weighting.h"
#include "searcher/word_terms.h"

namespace dateline {

VariantList::VariantList(const PlainWords& words, const std::vector<QueryTerm>& terms,
                         const QueryContext& context, std::vector<std::string>& notes)
    : words_(words), terms_(terms), context_(context), notes_(notes) {
  const auto& tokens = context.analyzer.analyze(words.text, {});
  joined_ = joined_words(words.text, tokens);
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWord) continue;
    typed_.push_back({std::string(words.text.substr(token.begin, token.end - token.begin)),
                      token.term, words.first + token.position - 1});
  }
}

std::optional<std::uint64_t> VariantList::frequency_of(const TypedWord& typed) const {
  std::optional<std::uint64_t> most;
  for (const QueryTerm& term : terms_) {
    if (term.position == typed.position) most = std::max(most.value_or(0), term.frequency);
  }
  return most;
}

bool VariantList::is_rare(const TypedWord& typed) const {
  const auto exact = frequency_of(typed);
  const bool is_small = context_.index.get_doccount() < kMinDocumentsForCommonWords;
  return exact && *exact <= (is_small ? 0 : kFewHits);
}

bool VariantList::has(const QueryTerm& term) const {
  const auto is_same = [&](const QueryTerm& it) { return it.term == term.term; };
  return std::any_of(terms_.begin(), terms_.end(), is_same) ||
         std::any_of(variants_.begin(), variants_.end(), [&](const WordVariant& variant) {
           return variant.terms.size() == 1 && is_same(variant.terms.front());
         });
}

double VariantList::worth(const QueryTerm& term) const {
  return term_bound(context_.index.get_doccount(), term.frequency, 1);
}

std::vector<std::string> VariantList::stems_of(std::string_view text) const {
  std::vector<std::string> stems;
  for (const Token& token : context_.analyzer.analyze(text, {})) {
    if (token.kind == TokenKind::kWord) stems.push_back(token.term);
  }
  return stems;
}

void VariantList::expect(const std::vector<std::string>& stems) const {
  std::vector<std::string> terms;
  terms.reserve(stems.size());
  for (const std::string& stem : stems) {
    terms.push_back(make_term(prefix_of(words_.field), stem));
  }
  context_.expect(std::move(terms));
}

QueryTerm VariantList::term_of(const TypedWord& typed, const std::string& term,
                               std::optional<std::uint64_t> frequency) const {
  QueryTerm out;
  out.word = typed.word;
  out.term = make_term(prefix_of(words_.field), term);
  out.field = words_.field;
  out.frequency = frequency ? *frequency : context_.frequency(out.term);
  out.position = typed.position;
  out.is_variant = true;
  return out;
}

void VariantList::add(QueryTerm term) {
  Xapian::Query query = term.query();
  variants_.push_back({{std::move(term)}, std::move(query)});
}

bool VariantList::add_phrase(const TypedWord& typed, const std::vector<std::string>& terms,
                             double scale, bool must_match) {
  std::vector<QueryTerm> parts;
  std::vector<Xapian::Query> queries;
  for (const std::string& term : terms) {
    parts.push_back(term_of(typed, term));
    if (parts.back().frequency == 0) return false;
    queries.push_back(parts.back().query());
  }
  const auto op =
      words_.field == TextField::kRelated ? Xapian::Query::OP_AND : Xapian::Query::OP_PHRASE;
  const Xapian::Query phrase(op, queries.begin(), queries.end(),
                             static_cast<Xapian::termcount>(queries.size()));
  if (must_match) {
    Xapian::Enquire enquire(context_.index);
    enquire.set_query(phrase);
    if (enquire.get_mset(0, 1).empty()) return false;
  }
  for (QueryTerm& part : parts) {
    part.scale = scale;
    part.conditions.push_back(phrase);
  }
  variants_.push_back(
      {std::move(parts), Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, phrase, scale)});
  return true;
}

void VariantList::note_searched(const TypedWord& typed, std::string_view found) {
  note(fmt::format("{} {}: searched for {} too",
                   frequency_of(typed) == 0U ? "no article has" : "few articles have", typed.word,
                   found));
}

}  // namespace dateline
