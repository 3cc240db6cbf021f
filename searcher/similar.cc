// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/similar.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "searcher/all_documents.h"
#include "searcher/duplicates.h"
#include "searcher/index_reader.h"

namespace dateline {
namespace {

/// More words make an article like all others, and cost time.
constexpr std::size_t kMaxSimilarWords = 20;

/// How many occurrences in an excerpt bring a word halfway to all that repetition can say.
constexpr double kHalfSaturation = 1.5;

/// A word in a greater share of the articles tells nothing about one.
constexpr double kMaxShare = 0.25;

constexpr double kTitleWorth =
    static_cast<double>(field_weight::kTitle) / static_cast<double>(field_weight::kExcerpt);

struct RatedWord {
  std::string text;  ///< as written
  double times = 0;  ///< in the excerpt, or as many as the title's are worth
  double worth = 0;
};

using RatedWords = std::map<std::string, RatedWord>;  // by term

void count_words(std::string_view text, const std::string& language, double worth,
                 Analyzer& analyzer, RatedWords& words) {
  for (const Token& token : analyzer.analyze(text, language)) {
    if (token.kind != TokenKind::kWord) continue;
    RatedWord& word = words[token.term];
    if (word.text.empty()) word.text = text.substr(token.begin, token.end - token.begin);
    word.times += worth;
  }
}

/// The words that tell most, the best first.
std::vector<RatedWord> best_words(const RatedWords& words, const QueryContext& context) {
  const double documents = context.index.get_doccount();
  std::vector<RatedWord> best;
  for (const auto& [term, word] : words) {
    const auto with_term = static_cast<double>(context.frequency(make_term({}, term)));
    if (with_term <= 0 || with_term > std::max(2.0, kMaxShare * documents)) continue;
    RatedWord rated = word;
    rated.worth =
        std::log((documents + 1) / with_term) * word.times / (word.times + kHalfSaturation);
    best.push_back(std::move(rated));
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const RatedWord& a, const RatedWord& b) { return a.worth > b.worth; });
  if (best.size() > kMaxSimilarWords) best.resize(kMaxSimilarWords);
  return best;
}

std::optional<Record> first_with(const Xapian::Database& index, const std::string& term) {
  const auto at = index.postlist_begin(term);
  if (at == index.postlist_end(term)) return std::nullopt;
  auto record = decode_record(index.get_document(*at).get_data());
  if (!record) throw UnreadableRecord();
  return record;
}

}  // namespace

std::optional<Record> article_with_id(const Xapian::Database& index, const std::string& id) {
  return first_with(index, id_term(id));
}

std::optional<Record> find_article(const Xapian::Database& index, const std::string& id_or_url) {
  auto article = article_with_id(index, id_or_url);
  return article ? article : first_with(index, url_term(id_or_url));
}

void make_similar(const Record& example, const QueryContext& context, Request& request) {
  const Xapian::Database& index = context.index;
  Analyzer& analyzer = context.analyzer;
  RatedWords words;
  count_words(example.title, example.language, kTitleWorth, analyzer, words);
  count_words(example.excerpt, example.language, 1, analyzer, words);
  std::vector<std::string> terms;
  for (const auto& [term, word] : words) terms.push_back(make_term({}, term));
  context.expect(std::move(terms));
  request.text.clear();
  for (const RatedWord& word : best_words(words, context)) {
    request.text += (request.text.empty() ? "" : " ") + word.text;
  }
  request.plain_text = true;
  request.limits.max_query_bytes = std::max(request.limits.max_query_bytes, request.text.size());
  request.limits.max_query_words = 4 * kMaxSimilarWords;
  request.without = {example.id};
  const DuplicateFinder duplicates(index, analyzer);
  for (const Xapian::docid other : duplicates.repeats(example, all_documents())) {
    const auto record = decode_record(index.get_document(other).get_data());
    if (!record) throw UnreadableRecord();
    request.without.push_back(record->id);
  }
}

}  // namespace dateline
