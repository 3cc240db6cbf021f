// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/random_corpus.h"

#include <algorithm>

#include "common/date.h"

namespace dateline {
namespace {

using Names = std::vector<std::string>;

// The first are in most articles; the others hold inflected, accented and joined forms.
const Names& words() {
  static const Names all = {"the",     "of",      "world",  "Kinder",   "news",     "new",
                            "kind",    "running", "runs",   "café",     "cafe",     "C++",
                            "Häuser",  "Haus",    "U.S.",   "us",       "COVID-19", "covid",
                            "storm",   "storms",  "l'État", "état",     "#oscars",  "oscars",
                            "e-mail",  "bank",    "Banken", "election", "vote",     "voting",
                            "climate", "budget",  "AT&T",   "1,250",    "zebra",    "quartz"};
  return all;
}

const Names& topics() {
  static const Names all = {"AI", "Space", "Économie", "economie", "Climate", "Privacy"};
  return all;
}

const Names& types() {
  static const Names all = {"news", "News", "video", "people"};
  return all;
}

const Names& categories() {
  static const Names all = {"Politics", "Sport", "sport", "Science"};
  return all;
}

const Names& languages() {
  static const Names all = {"en", "en", "de", "fr", "nl", "xx"};
  return all;
}

const Names& provider_names() {
  static const Names all = {"BBC News", "BBC Sport", "bbc sport", "Le Monde", "El País"};
  return all;
}

const Names& domains() {
  static const Names all = {"bbc.example", "monde.example", "pais.example"};
  return all;
}

constexpr UnixSeconds kBase = 1'600'000'000;  // 2020-09-13

}  // namespace

const std::string& RandomCorpus::any_of(const Names& choices) {
  return choices[below(static_cast<std::uint32_t>(choices.size()))];
}

Names RandomCorpus::some_of(const Names& choices, std::uint32_t most) {
  Names some;
  for (std::uint32_t left = 1 + below(most); left > 0; --left) some.push_back(any_of(choices));
  return some;
}

std::string RandomCorpus::text(std::size_t count) {
  const auto size = static_cast<std::uint32_t>(words().size());
  std::string out;
  for (; count > 0; --count) {
    out += (out.empty() ? "" : " ") + words()[below(1 + below(size))];
  }
  return out;
}

/// Most within two months, on few days and hours; some years before, whose age counts as nothing.
UnixSeconds RandomCorpus::moment() {
  const UnixSeconds years_before = chance(30) ? 1 + below(3) : 0;
  return kBase - years_before * 365 * kSecondsPerDay - UnixSeconds{below(60)} * kSecondsPerDay +
         UnixSeconds{below(3)} * 3600;
}

Article RandomCorpus::article() {
  Article article;
  if (chance(90)) article.title = text(1 + below(6));
  if (chance(80)) article.excerpt = text(1 + below(20));
  if (chance(20)) article.body = text(1 + below(40));
  if (chance(85)) article.language = any_of(languages());
  if (chance(80)) article.type = any_of(types());
  if (chance(60)) article.category = any_of(categories());
  if (chance(80)) article.provider.name = any_of(provider_names());
  if (chance(70)) article.provider.domain = any_of(domains());
  if (chance(60)) article.topics.push_back(any_of(topics()));
  if (chance(40) && article.topics != Names{"Privacy"}) article.topics.emplace_back("Privacy");
  for (std::uint32_t left = below(4); left > 0; --left) {
    RelatedItem item;
    item.title = text(1 + below(5));
    article.related.push_back(item);
  }
  if (chance(85)) article.published_at = moment();
  if (chance(70)) article.quality = static_cast<std::int32_t>(below(12) * 20);
  if (chance(70)) article.heat = static_cast<std::int32_t>(below(12) * 30);
  return article;
}

std::vector<Article> RandomCorpus::articles(std::size_t count) {
  std::vector<Article> out;
  while (out.size() < count) {
    if (out.empty() || !chance(12)) {
      out.push_back(article());
      continue;
    }
    Article twin = out[below(static_cast<std::uint32_t>(out.size()))];
    twin.published_at = moment();
    out.push_back(twin);
  }
  return out;
}

Filters RandomCorpus::filters() {
  Filters filters;
  if (chance(25)) filters.topics = some_of({"ai", "Economie", "PRIVACY", "nothing"}, 2);
  if (chance(25)) {
    filters.providers = some_of({"BBC SPORT", "bbc.example", "el pais", "no one"}, 2);
  }
  if (chance(20)) filters.types = some_of({"NEWS", "video", "podcast"}, 2);
  if (chance(20)) filters.categories = some_of({"sport", "politics"}, 2);
  if (chance(20)) filters.languages = some_of({"de", "EN", "tlh"}, 2);
  if (chance(20)) filters.from = moment();
  if (chance(20)) filters.to = moment();
  if (chance(15)) filters.min_quality = static_cast<std::int32_t>(below(8) * 20);
  if (chance(15)) filters.min_heat = static_cast<std::int32_t>(below(8) * 30);
  if (chance(15)) filters.max_quality = static_cast<std::int32_t>(below(8) * 20);
  if (chance(15)) filters.max_heat = static_cast<std::int32_t>(below(8) * 30);
  return filters;
}

Request RandomCorpus::request() {
  Request request;
  if (chance(85)) request.text = text(1 + below(5));
  if (chance(10)) request.text += " unheard-of";
  if (chance(3)) request.text = "?! ...";
  if (chance(60)) request.filters = filters();
  for (const FacetField field :
       {FacetField::kMonth, FacetField::kTopic, FacetField::kProvider, FacetField::kType,
        FacetField::kCategory, FacetField::kLanguage, FacetField::kYear, FacetField::kDay,
        FacetField::kQuality, FacetField::kHeat}) {
    if (chance(50)) request.facets.push_back(field);
    if (chance(20)) request.narrowed_facets.push_back(field);
  }
  request.facet_limit = chance(50) ? 1000 : below(4);
  const bool by_relevance = chance(50);
  request.sort = by_relevance ? SortOrder::kRelevance : static_cast<SortOrder>(below(4));
  request.ascending = chance(30);
  request.limit = chance(40) ? 1000 : below(20);
  if (chance(30)) request.offset = below(40);
  request.explain = chance(40);
  if (chance(40)) request.now = moment() - UnixSeconds{below(2)} * 4000 * kSecondsPerDay;
  return request;
}

}  // namespace dateline
