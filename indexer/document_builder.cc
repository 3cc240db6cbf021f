// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_builder.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "common/article_record.h"
#include "common/hash.h"
#include "common/prior.h"
#include "common/record.h"
#include "common/schema.h"
#include "common/slug.h"
#include "common/story_slots.h"
#include "common/title_words.h"
#include "common/unicode.h"
#include "common/varint.h"

namespace dateline {
namespace {

/// Of a title or excerpt, what tells its story: a feed's excerpts are no longer.
constexpr std::size_t kStoryTextBytes = 400;

FieldHashes hashes_of(const Article& article, const Record& record) {
  ByteWriter terms;
  for (const std::string* text :
       {&record.title, &record.excerpt, &article.body, &record.url, &record.type, &record.category,
        &record.language, &record.provider.name, &record.provider.domain}) {
    terms.put(std::string_view(*text));
  }
  terms.put(std::uint64_t{article.topics.size()});
  for (const std::string& topic : article.topics) terms.put(std::string_view(topic));
  for (const RelatedItem& item : article.related) terms.put(std::string_view(item.title));
  const std::string term_bytes = terms.take();
  return {hash64(term_bytes),
          hash64(term_bytes + encode_record(record) + encode_related(article.related))};
}

void add_names(Xapian::Document& document, const Article& article, const std::string& language) {
  const auto add = [&](std::string_view term_prefix, std::string_view name) {
    if (!name.empty()) document.add_boolean_term(name_term(term_prefix, name));
  };
  for (const std::string& topic : article.topics) add(prefix::kTopic, topic);
  add(prefix::kProvider, article.provider.name);
  add(prefix::kProvider, article.provider.domain);
  add(prefix::kType, article.type);
  add(prefix::kCategory, article.category);
  add(prefix::kLanguage, language);
  if (!article.url.empty()) document.add_boolean_term(url_term(article.url));
}

void add_values(Xapian::Document& document, const Article& article, const Record& record) {
  if (article.quality) {
    document.add_value(slot::kQuality, Xapian::sortable_serialise(*article.quality));
  }
  if (article.heat) document.add_value(slot::kHeat, Xapian::sortable_serialise(*article.heat));
  document.add_value(slot::kPrior,
                     Xapian::sortable_serialise(static_prior(article.quality, article.heat)));
  document.add_value(slot::kDate, encode_date(article.published_at, record.id));
  if (article.published_at) {
    document.add_value(slot::kDay, encode_day(day_of(*article.published_at)));
  }
  const Provider& provider = article.provider;
  document.add_value(slot::kProvider, provider.label());
  document.add_value(slot::kType, article.type);
  document.add_value(slot::kCategory, article.category);
  document.add_value(slot::kLanguage, record.language);
  document.add_value(slot::kRelated, encode_related(article.related));
}

}  // namespace

BuiltDocument DocumentBuilder::build(const Article& article, const std::string& id) {
  const Record record = record_of(article, id);
  language_ = record.language;
  next_position_ = kFieldGap;
  story_words_.clear();
  near_.clear();
  BuiltDocument built;
  Xapian::Document& document = built.document;

  add_field(document, article.title, {field_weight::kTitle, prefix::kTitle, true});
  add_field(document, article.excerpt, {field_weight::kExcerpt, {}, true});
  for (const RelatedItem& item : article.related) {
    add_field(document, item.title, {field_weight::kRelated, prefix::kRelated, false});
  }
  add_slug(document, article.url);
  add_field(document, article.body, {field_weight::kBody, {}, false});
  add_title_words(document, article.title);
  add_sketch(document);
  add_names(document, article, language_);
  document.add_boolean_term(id_term(id));

  add_values(document, article, record);
  if (const auto evidence = evidence_of(article, id, story_words_)) {
    document.add_value(slot::kEvidence, encode_evidence(*evidence));
  }
  document.set_data(encode_record(record));
  built.topics = article.topics;
  built.hashes = hashes_of(article, record);
  return built;
}

/// The title's words as they are written, but for case and accents: what a reader's first letters
/// are completed to. The other terms are stems, and no words to show.
void DocumentBuilder::add_title_words(Xapian::Document& document, std::string_view title) {
  for (const std::string& word : title_words(title, analyzer_)) {
    document.add_boolean_term(make_term(prefix::kTitleWord, word));
  }
}

void DocumentBuilder::add_sketch(Xapian::Document& document) {
  if (const auto title = near_.first_field()) {
    document.add_boolean_term(whole_title_term(*title));
  }
  const auto bands = near_.bands();
  for (std::size_t band = 0; band < bands.size(); ++band) {
    document.add_boolean_term(band_term(band, bands[band]));
  }
}

void DocumentBuilder::add_field(Xapian::Document& document, std::string_view text,
                                const Field& field) {
  const std::uint32_t base = next_position_;
  const auto& tokens = analyzer_.analyze(text, language_);
  if (field.positional) near_.add(tokens);
  for (const Token& token : tokens) {
    if (field.positional && token.kind == TokenKind::kWord && token.begin < kStoryTextBytes) {
      story_words_.add({token.term, text.substr(token.begin, token.end - token.begin),
                        token.position == 1, field.term_prefix == prefix::kTitle});
    }
    const std::string term = make_term({}, token.term);
    if (field.positional && token.kind == TokenKind::kWord) {
      document.add_posting(term, base + token.position, field.wdf);
      next_position_ = base + token.position;
    } else {
      document.add_term(term, field.wdf);
    }
    if (field.term_prefix.empty()) continue;
    const std::string own = make_term(field.term_prefix, token.term);
    if (field.positional && token.kind == TokenKind::kWord) {
      document.add_posting(own, base + token.position);
    } else {
      document.add_term(own);
    }
  }
  if (field.positional) next_position_ += kFieldGap;
}

/// Comes after the fields whose words it does not repeat.
void DocumentBuilder::add_slug(Xapian::Document& document, std::string_view url) {
  const std::string slug = slug_words(url);
  if (slug.empty()) return;
  const std::vector<std::string> known(document.termlist_begin(), document.termlist_end());
  std::set<std::string> added;
  for (const Token& token : analyzer_.analyze(slug, language_)) {
    std::string term = make_term({}, token.term);
    if (!std::binary_search(known.begin(), known.end(), term)) added.insert(std::move(term));
  }
  for (const std::string& term : added) document.add_term(term, field_weight::kUrl);
}

}  // namespace dateline
