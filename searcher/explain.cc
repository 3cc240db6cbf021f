// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/explain.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/prior.h"
#include "common/schema.h"
#include "common/slug.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

/// The weight that `term` alone gives to `document`; 0 if it does not match.
double weight_of(const Xapian::Database& index, Xapian::docid document, const std::string& id,
                 const QueryTerm& term) {
  std::vector<Xapian::Query> conditions = term.conditions;
  conditions.emplace_back(id_term(id));
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(text_weight());
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, term.query(),
                    Xapian::Query(Xapian::Query::OP_AND, conditions.begin(), conditions.end())));
  const Xapian::MSet found = enquire.get_mset(0, 1);
  return found.empty() || *found.begin() != document ? 0.0 : found.begin().get_weight();
}

std::uint64_t frequency_within(const Xapian::Database& index, Xapian::docid document,
                               const std::string& term) {
  auto at = index.termlist_begin(document);
  at.skip_to(term);
  return at == index.termlist_end(document) || *at != term ? 0 : at.get_wdf();
}

std::uint64_t occurrences(std::string_view text, const std::string& language,
                          const std::string& term, Analyzer& analyzer) {
  const auto& tokens = analyzer.analyze(text, language);
  return static_cast<std::uint64_t>(
      std::count_if(tokens.begin(), tokens.end(),
                    [&](const Token& token) { return make_term({}, token.term) == term; }));
}

TermWeight split(const Xapian::Database& index, Xapian::docid document, const Record& record,
                 const QueryTerm& term, double weight, Analyzer& analyzer) {
  if (term.field == TextField::kTitle) return {term.word, term.term, weight, 0, 0, 0, 0};
  if (term.field == TextField::kRelated) return {term.word, term.term, 0, 0, weight, 0, 0};
  const auto title =
      occurrences(record.title, record.language, term.term, analyzer) * field_weight::kTitle;
  const auto excerpt =
      occurrences(record.excerpt, record.language, term.term, analyzer) * field_weight::kExcerpt;
  const auto related = frequency_within(index, document, make_term(prefix::kRelated, term.term)) *
                       field_weight::kRelated;
  const bool is_new = title + excerpt + related == 0;
  const auto slug =
      is_new ? occurrences(slug_words(record.url), record.language, term.term, analyzer) : 0;
  const auto url = slug > 0 ? field_weight::kUrl : 0;
  const auto all = frequency_within(index, document, term.term);
  const auto body = all - std::min<std::uint64_t>(all, title + excerpt + related + url);
  const auto share = [&](std::uint64_t part) {
    return weight * static_cast<double>(part) /
           static_cast<double>(title + excerpt + related + url + body);
  };
  return {term.word,      term.term,  share(title), share(excerpt),
          share(related), share(url), share(body)};
}

using Weighed = std::pair<const QueryTerm*, double>;

/// The terms that add to the score, with their weights: of a group the heaviest one alone.
std::vector<Weighed> counted_terms(const Xapian::Database& index, Xapian::docid document,
                                   const std::string& id, const TextQuery& text) {
  std::vector<Weighed> out;
  for (const QueryTerm& term : text.terms) {
    const double weight = weight_of(index, document, id, term);
    if (weight <= 0) continue;
    const auto rival = std::find_if(out.begin(), out.end(), [&](const Weighed& other) {
      return term.group != 0 && other.first->group == term.group;
    });
    if (rival == out.end()) {
      out.emplace_back(&term, weight);
    } else if (weight > rival->second) {
      *rival = {&term, weight};
    }
  }
  return out;
}

}  // namespace

Explanation explain_score(const Xapian::Database& index, Xapian::docid document,
                          const Record& record, const TextQuery& text, const Ranking& ranking,
                          Analyzer& analyzer) {
  Explanation explanation;
  for (const auto& [term, weight] : counted_terms(index, document, record.id, text)) {
    explanation.terms.push_back(split(index, document, record, *term, weight, analyzer));
  }
  const auto day = record.published_at ? std::optional(day_of(*record.published_at)) : std::nullopt;
  if (day) explanation.age_days = ranking.today - *day;
  explanation.prior_factor = ranking.prior_factor;
  explanation.quality = ranking.prior_factor * quality_part(record.quality, ranking.weights);
  explanation.heat = ranking.prior_factor * heat_part(record.heat, ranking.weights);
  explanation.age = ranking.prior_factor * age_part(day, ranking.today, ranking.weights);
  return explanation;
}

}  // namespace dateline
