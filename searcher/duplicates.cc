// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/duplicates.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/near_text.h"
#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/index_reader.h"

namespace dateline {
namespace {

bool is_number(std::string_view term) {
  return !term.empty() && term.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

/// What of an article is compared.
struct DuplicateFinder::Text {
  std::string url;
  std::string provider;
  NearText near;
  std::vector<std::string> numbers;  // in the title
};

DuplicateFinder::Text DuplicateFinder::read(const Record& article) const {
  const Provider& provider = article.provider;
  Text text;
  text.url = article.url;
  text.provider = fold_name(provider.label());
  const auto& title = analyzer_.analyze(article.title, article.language);
  text.near.add(title);
  for (const Token& token : title) {
    if (is_number(token.term)) text.numbers.push_back(token.term);
  }
  std::sort(text.numbers.begin(), text.numbers.end());
  text.near.add(analyzer_.analyze(article.excerpt, article.language));
  return text;
}

/// The terms of which what repeats the text has at least one.
std::vector<Xapian::Query> DuplicateFinder::marks(const Text& text) const {
  std::vector<std::string> terms;
  if (!text.url.empty()) terms.push_back(url_term(text.url));
  if (const auto title = text.near.first_field()) terms.push_back(whole_title_term(*title));
  const auto bands = text.near.bands();
  for (std::size_t band = 0; band < bands.size(); ++band) {
    terms.push_back(band_term(band, bands[band]));
  }
  std::vector<Xapian::Query> queries;
  for (const std::string& term : terms) {
    if (index_.term_exists(term)) queries.emplace_back(term);
  }
  return queries;
}

bool DuplicateFinder::is_same(const Text& a, const Text& b) {
  if (!a.url.empty() && a.url == b.url) return true;
  if (a.near.first_field() && a.near.first_field() == b.near.first_field()) return true;
  if (a.numbers != b.numbers) return false;
  if (a.provider != b.provider) return a.near.resemblance(b.near) >= kNearElsewhere;
  const NearText::Field& excerpt = a.near.fields().back();
  return excerpt.words >= kMinExcerptAtHome && excerpt == b.near.fields().back() &&
         a.near.resemblance(b.near) >= kNearAtHome;
}

std::vector<Xapian::docid> DuplicateFinder::repeats(const Record& article,
                                                    const Xapian::Query& matching) const {
  const Text own = read(article);
  const auto terms = marks(own);
  Xapian::Enquire enquire(index_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER,
                                  Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()),
                                  matching));
  const Xapian::MSet found = enquire.get_mset(0, index_.get_doccount());
  std::vector<Xapian::docid> out;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const auto other = decode_record(at.get_document().get_data());
    if (!other) throw UnreadableRecord();
    if (other->id != article.id && is_same(own, read(*other))) out.push_back(*at);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dateline
