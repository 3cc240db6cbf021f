// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/naive_searcher.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

#include "common/date.h"
#include "common/language.h"
#include "common/prior.h"
#include "common/schema.h"
#include "common/slug.h"
#include "common/unicode.h"
#include "searcher/text_query.h"
#include "searcher/weighting.h"
#include "searcher/word_terms.h"

namespace dateline {
namespace {

std::string document_language(const Article& article) {
  if (!article.language.empty()) return article.language;
  const std::string own = article.title + '\n' + article.excerpt;
  std::string with_related = own;
  for (const RelatedItem& item : article.related) with_related += '\n' + item.title;
  for (const std::string& text : {own, with_related}) {
    if (std::string sure = detect_language(text); !sure.empty()) return sure;
  }
  return is_ascii(own) ? std::string(kBaseLanguage) : std::string();
}

double idf_of(double all, double with_term) {
  const double odds = (all - with_term + 0.5) / (with_term + 0.5);
  return std::log(odds < 2 ? 1 + odds / 2 : odds);
}

double query_part(double times) { return (bm25::kK3 + 1) * times / (bm25::kK3 + times); }

double signal_part(std::optional<std::int32_t> signal, double median, double weight) {
  return signal ? weight * (*signal / (median + *signal) - 0.5) : 0.0;
}

double prior_of(const Article& article, UnixSeconds now, const PriorWeights& weights) {
  double prior = signal_part(article.quality, kMedianQuality, weights.quality) +
                 signal_part(article.heat, kMedianHeat, weights.heat);
  if (article.published_at) {
    const int days = std::max(0, day_of(now) - day_of(*article.published_at));
    const double age = weights.age * std::pow(2.0, -days / weights.half_life_days);
    if (age >= kMinAgePart) prior += age;
  }
  return prior;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return !name.empty() && std::any_of(names.begin(), names.end(), [&](const std::string& it) {
    return fold_name(it) == fold_name(name);
  });
}

bool is_narrowed_by(const Filters& filters, FacetField field) {
  if (is_date(field)) return filters.from || filters.to;
  return (field == FacetField::kTopic && !filters.topics.empty()) ||
         (field == FacetField::kProvider && !filters.providers.empty()) ||
         (field == FacetField::kType && !filters.types.empty()) ||
         (field == FacetField::kCategory && !filters.categories.empty()) ||
         (field == FacetField::kLanguage && !filters.languages.empty());
}

template <typename Value>
int greater_first(const Value& a, const Value& b) {
  return a == b ? 0 : (a > b ? -1 : 1);
}

int compare_scores(double a, double b) {
  const double scale = std::max({1.0, std::abs(a), std::abs(b)});
  return std::abs(a - b) <= 1e-9 * scale ? 0 : greater_first(a, b);
}

}  // namespace

NaiveSearcher::NaiveSearcher(const std::vector<Article>& articles) {
  double total_length = 0;
  for (const Article& article : articles) {
    documents_.push_back(make_document(article));
    total_length += static_cast<double>(documents_.back().length);
    newest_ = std::max(newest_, article.published_at.value_or(0));
  }
  average_length_ = total_length / static_cast<double>(std::max<std::size_t>(1, articles.size()));
}

NaiveSearcher::Document NaiveSearcher::make_document(const Article& article) {
  Document document{article, document_language(article), {}, 0};
  add_text(document, article.title, field_weight::kTitle, true);
  add_text(document, article.excerpt, field_weight::kExcerpt, false);
  for (const RelatedItem& item : article.related) {
    add_text(document, item.title, field_weight::kRelated, true);
  }
  add_slug(document, article.url);
  add_text(document, article.body, field_weight::kBody, false);
  return document;
}

/// Words of a title or related headline stand in the index once more, under their field's prefix,
/// which makes the document longer.
void NaiveSearcher::add_text(Document& document, const std::string& text, std::uint64_t weight,
                             bool has_own_prefix) {
  for (const Token& token : analyzer_.analyze(text, document.language)) {
    document.frequencies[token.term] += weight;
    document.length += weight + (has_own_prefix ? 1U : 0U);
  }
}

void NaiveSearcher::add_slug(Document& document, const std::string& url) {
  std::set<std::string> fresh;
  for (const Token& token : analyzer_.analyze(slug_words(url), document.language)) {
    if (!document.frequencies.contains(token.term)) fresh.insert(token.term);
  }
  for (const std::string& term : fresh) document.frequencies[term] = field_weight::kUrl;
  document.length += fresh.size() * field_weight::kUrl;
}

NaiveAnswer NaiveSearcher::search(const Request& request, const PriorWeights& weights) {
  const std::vector<Wanted> wanted = read(request.text);
  NaiveAnswer answer;
  for (const Wanted& term : wanted) {
    answer.bound += term.idf * (bm25::kK1 + 1) * query_part(term.times);
  }
  const double span = weights.quality + weights.heat + weights.age;
  const double factor = request.text.empty() || span <= 0
                            ? 1.0
                            : std::min(1.0, weights.max_share * answer.bound / span);
  const UnixSeconds now = request.now.value_or(newest_);
  for (std::size_t row = 0; row < documents_.size(); ++row) {
    const Document& document = documents_[row];
    if (!is_match(document, request, wanted, std::nullopt)) continue;
    const double text = text_score(document, wanted);
    answer.hits.push_back({row, text + factor * prior_of(document.article, now, weights), text});
  }
  for (const FacetField field : request.facets) {
    answer.facets.push_back(count(request, wanted, field, field));
  }
  for (const FacetField field : request.narrowed_facets) {
    answer.narrowed_facets.push_back(count(request, wanted, field, std::nullopt));
  }
  return answer;
}

int NaiveSearcher::compare(const NaiveHit& a, const NaiveHit& b, const Request& request) const {
  const SortOrder order = request.sort;
  const Article& first = documents_[a.row].article;
  const Article& second = documents_[b.row].article;
  int answer = 0;
  const int sign = request.ascending ? -1 : 1;
  if (order == SortOrder::kHeat) answer = sign * greater_first(first.heat, second.heat);
  if (order == SortOrder::kQuality) answer = sign * greater_first(first.quality, second.quality);
  if (answer == 0 && order != SortOrder::kDate) answer = compare_scores(a.score, b.score);
  // Quality 20 with heat 60 may weigh what 60 with 20 does, but for rounding: no tie to rely on.
  const bool same_signals = first.quality == second.quality && first.heat == second.heat;
  const bool by_date =
      order == SortOrder::kDate || (order == SortOrder::kRelevance && same_signals);
  if (answer != 0 || !by_date) return answer;
  const int by_moment = greater_first(first.published_at, second.published_at);
  return order == SortOrder::kDate ? sign * by_moment : by_moment;
}

std::vector<NaiveSearcher::Wanted> NaiveSearcher::read(const std::string& text) {
  std::set<std::string> languages{std::string()};
  for (const Document& document : documents_) languages.insert(document.language);
  std::vector<Wanted> wanted;
  std::uint32_t acronym = 0;
  for (const std::string& language : languages) {
    for (const Token& token : analyzer_.analyze(text, language)) {
      if ((token.kind == TokenKind::kLanguage) == language.empty()) continue;
      if (!language.empty() && language == kBaseLanguage) continue;
      const auto same = std::find_if(wanted.begin(), wanted.end(), [&](const Wanted& it) {
        return it.term == token.term && it.language == language;
      });
      if (same != wanted.end()) {
        same->times += 1;
        continue;
      }
      const auto with_term = static_cast<double>(documents_with(token.term));
      double idf = with_term > 0 ? idf_of(static_cast<double>(documents_.size()), with_term) : 0.0;
      if (token.kind == TokenKind::kWord && token.term.back() == '.') acronym = token.position;
      if (token.position == acronym) idf *= kAcronymScale;
      wanted.push_back({token.term, language, token.position, 1, idf, false});
    }
  }
  scale_own_forms(wanted);
  mark_common(wanted);
  return wanted;
}

/// A word in the form of one language weighs no more than the word itself, where that occurs.
void NaiveSearcher::scale_own_forms(std::vector<Wanted>& wanted) {
  for (Wanted& term : wanted) {
    if (term.language.empty()) continue;
    const auto word = std::find_if(wanted.begin(), wanted.end(), [&](const Wanted& other) {
      return other.language.empty() && other.position == term.position;
    });
    if (word != wanted.end() && word->idf > 0) term.idf = std::min(term.idf, word->idf);
  }
}

void NaiveSearcher::mark_common(std::vector<Wanted>& wanted) const {
  if (documents_.size() < kMinDocumentsForCommonWords) return;
  const double limit = kCommonWordShare * static_cast<double>(documents_.size());
  std::set<std::uint32_t> common;
  for (const Wanted& term : wanted) {
    if (static_cast<double>(documents_with(term.term)) > limit) common.insert(term.position);
  }
  const bool has_rare = std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& term) {
    return common.count(term.position) == 0 && documents_with(term.term) > 0;
  });
  if (!has_rare) return;
  for (Wanted& term : wanted) term.is_common = common.count(term.position) > 0;
}

std::uint64_t NaiveSearcher::documents_with(const std::string& term) const {
  return static_cast<std::uint64_t>(
      std::count_if(documents_.begin(), documents_.end(),
                    [&](const Document& it) { return it.frequencies.count(term) > 0; }));
}

double NaiveSearcher::text_score(const Document& document,
                                 const std::vector<Wanted>& wanted) const {
  double score = 0;
  for (const Wanted& term : wanted) {
    const auto found = document.frequencies.find(term.term);
    if (found == document.frequencies.end()) continue;
    if (!term.language.empty() && term.language != document.language) continue;
    const auto frequency = static_cast<double>(found->second);
    const double length =
        std::max(bm25::kMinNormLength, static_cast<double>(document.length) / average_length_);
    const double saturated =
        (bm25::kK1 + 1) * frequency / (bm25::kK1 * (1 - bm25::kB + bm25::kB * length) + frequency);
    score += term.idf * query_part(term.times) * saturated;
  }
  return score;
}

bool NaiveSearcher::is_match(const Document& document, const Request& request,
                             const std::vector<Wanted>& wanted,
                             std::optional<FacetField> without) const {
  if (!passes(document, request.filters, without)) return false;
  return request.text.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& term) {
           return !term.is_common && document.frequencies.count(term.term) > 0 &&
                  (term.language.empty() || term.language == document.language);
         });
}

bool NaiveSearcher::passes(const Document& document, const Filters& filters,
                           std::optional<FacetField> without) const {
  const Article& article = document.article;
  const auto in_force = [&](FacetField field) {
    if (without && is_date(*without) && is_date(field)) return false;
    return is_narrowed_by(filters, field) && without != field;
  };
  if (in_force(FacetField::kTopic) &&
      std::none_of(article.topics.begin(), article.topics.end(),
                   [&](const std::string& topic) { return holds(filters.topics, topic); })) {
    return false;
  }
  if (in_force(FacetField::kProvider) && !holds(filters.providers, article.provider.name) &&
      !holds(filters.providers, article.provider.domain)) {
    return false;
  }
  if (in_force(FacetField::kType) && !holds(filters.types, article.type)) return false;
  if (in_force(FacetField::kCategory) && !holds(filters.categories, article.category)) return false;
  if (in_force(FacetField::kLanguage) && !holds(filters.languages, document.language)) return false;
  if (in_force(FacetField::kYear)) {
    if (!article.published_at) return false;
    if (filters.from && *article.published_at < *filters.from) return false;
    if (filters.to && *article.published_at > *filters.to) return false;
  }
  const auto within = [](std::optional<std::int32_t> value, std::optional<std::int32_t> least,
                         std::optional<std::int32_t> greatest) {
    if (least && !(value >= least)) return false;
    return !greatest || (value && value <= greatest);
  };
  return (without == FacetField::kQuality ||
          within(article.quality, filters.min_quality, filters.max_quality)) &&
         (without == FacetField::kHeat || within(article.heat, filters.min_heat, filters.max_heat));
}

}  // namespace dateline
