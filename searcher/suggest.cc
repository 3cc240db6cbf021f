// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/suggest.h"

#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "common/analyzer.h"
#include "common/ascii.h"
#include "common/record.h"
#include "common/schema.h"
#include "common/title_words.h"
#include "common/unicode.h"
#include "searcher/articles_with_all.h"
#include "searcher/completions.h"
#include "searcher/index_reader.h"
#include "searcher/snapshot.h"
#include "searcher/title_order.h"

namespace dateline {
namespace {

/// Words in a greater share of the articles say nothing, in indexes that are large enough to tell.
constexpr std::uint64_t kMaxWordShare = 20;
constexpr std::uint64_t kMinDocumentsForShare = 100;

/// How many words a few letters may stand for, and how many articles are looked at for titles:
/// bounds of the time that a suggestion takes.
constexpr std::size_t kMaxSuggestedWords = 24;
constexpr std::uint64_t kMaxTitleArticles = 5'000;

/// For each title that is shown, so that some of them begin as typed, and those alike count once.
constexpr std::size_t kTitlesLookedAt = 4;

std::size_t forgiven_slips(std::size_t letters) {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

class Suggester {
 public:
  Suggester(const SuggestRequest& request, Snapshot& snapshot, Analyzer& analyzer)
      : limit_(std::min(request.limit, kMaxSuggestions)), snapshot_(snapshot) {
    const std::string& text = request.text;
    const auto end = text.find_last_not_of(kAsciiBlanks) + 1;
    const auto blank = text.substr(0, end).find_last_of(kAsciiBlanks);
    const auto begin = blank == std::string::npos ? 0 : blank + 1;
    before_ = text.substr(0, begin);
    last_ = fold_accents(fold_case(std::string_view(text).substr(begin, end - begin)));
    whole_ = fold_name(text);
    for (const std::string& word : title_words(before_, analyzer)) {
      others_.push_back(make_term(prefix::kTitleWord, word));
    }
  }

  std::vector<Suggestion> run() {
    if (!others_.empty()) with_others_.emplace(index(), others_);
    add_words();
    add_topics();
    add_providers();
    add_titles();
    return std::move(items_);
  }

 private:
  [[nodiscard]] const Xapian::Database& index() const { return snapshot_.index(); }

  /// What begins as `start` does or, if nothing does, nearly so.
  std::vector<Completion> complete(std::string_view term_prefix, std::string_view start,
                                   std::size_t limit) {
    auto found = snapshot_.completions().begun_by(index(), term_prefix, start, limit);
    const std::size_t slips = forgiven_slips(count_code_points(start));
    if (!found.empty() || slips == 0) return found;
    return snapshot_.completions().like(index(), term_prefix, start, slips, limit);
  }

  /// How many articles have the word and all words before it.
  std::uint64_t count_with_others(const Completion& word) {
    if (!with_others_) return word.count;
    std::uint64_t count = 0;
    for_each_with_others(word, [&count](Xapian::docid /*document*/) { ++count; });
    return count;
  }

  /// Calls `visit(Xapian::docid)` for each article that has the word and all words before it.
  template <typename Visit>
  void for_each_with_others(const Completion& word, Visit visit) {
    const std::string term = make_term(prefix::kTitleWord, word.text);
    if (with_others_) return with_others_->for_each_in(index(), {term, word.count}, visit);
    for (auto at = index().postlist_begin(term); at != index().postlist_end(term); ++at) visit(*at);
  }

  [[nodiscard]] bool is_common(const Completion& word) const {
    const std::uint64_t documents = index().get_doccount();
    return documents >= kMinDocumentsForShare && word.count * kMaxWordShare > documents;
  }

  void add_words() {
    if (last_.empty()) return;
    words_ = complete(prefix::kTitleWord, last_, kMaxSuggestedWords);
    for (Completion& word : words_) word.count = count_with_others(word);
    std::erase_if(words_, [](const Completion& word) { return word.count == 0; });
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Completion& a, const Completion& b) { return a.count > b.count; });
    for (const Completion& word : words_) {
      if (items_.size() == limit_) break;
      if (is_common(word)) continue;
      items_.push_back({SuggestionKind::kWord, before_ + word.text, word.count, {}, {}});
    }
  }

  /// A topic's name may be completed from the beginning of any of its words.
  void add_topics() {
    std::vector<Completion> found;
    for (const auto& name : snapshot_.completions().begun_by(index(), prefix::kTopic, {}, kAll)) {
      if (found.size() == limit_) break;
      const bool begins =
          name.text.starts_with(whole_) || name.text.find(' ' + whole_) != std::string::npos;
      if (begins) found.push_back(name);
    }
    const std::size_t slips = forgiven_slips(count_code_points(whole_));
    if (found.empty() && slips > 0) {
      found = snapshot_.completions().like(index(), prefix::kTopic, whole_, slips, limit_);
    }
    for (const Completion& name : found) {
      items_.push_back({SuggestionKind::kTopic, topic_spelling(name.text), name.count, {}, {}});
    }
  }

  [[nodiscard]] std::string topic_spelling(const std::string& folded) const {
    for (const std::string& name : snapshot_.topics()) {
      if (fold_name(name) == folded) return name;
    }
    return folded;
  }

  /// By name, the article before it left out if need be, or by domain.
  void add_providers() {
    if (whole_.empty()) return;
    auto found = complete(prefix::kProvider, whole_, kMaxSuggestedWords);
    for (const std::string_view article : {"the ", "der ", "le ", "el "}) {
      const std::string start = std::string(article) + whole_;
      auto more =
          snapshot_.completions().begun_by(index(), prefix::kProvider, start, kMaxSuggestedWords);
      found.insert(found.end(), more.begin(), more.end());
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Completion& a, const Completion& b) { return a.count > b.count; });
    std::set<std::string> seen;
    for (const Completion& name : found) {
      if (seen.size() == limit_) break;
      const std::string term = make_term(prefix::kProvider, name.text);
      const auto first = index().postlist_begin(term);
      std::string spelling = index().get_document(*first).get_value(slot::kProvider);
      if (!seen.insert(fold_name(spelling)).second) continue;
      items_.push_back({SuggestionKind::kProvider, std::move(spelling), name.count, {}, {}});
    }
  }

  /// Of the words found so many that not too many articles have one of them: the word as typed in
  /// any case, then the most frequent ones.
  [[nodiscard]] std::vector<Completion> title_completions() const {
    std::vector<Completion> out;
    std::uint64_t articles = 0;
    for (const Completion& word : words_) {
      const bool is_typed = word.text == last_;
      if (!is_typed && articles + word.count > kMaxTitleArticles) continue;
      articles += word.count;
      out.push_back(word);
    }
    return out;
  }

  /// The best articles that have one of the words, by one order of all.
  std::vector<Xapian::docid> best_by_order(const std::vector<Completion>& words) {
    const TitleOrder& order = snapshot_.title_order();
    std::vector<TitleOrder::Place> places;
    for (const Completion& word : words) {
      for_each_with_others(word, [&](Xapian::docid document) {
        if (!order.has(document)) throw UnreadableRecord();
        places.push_back(order.place_of(document));
      });
    }
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    places.resize(std::min<std::size_t>(places.size(), kTitlesLookedAt * limit_));
    std::vector<Xapian::docid> best;
    best.reserve(places.size());
    for (const TitleOrder::Place place : places) best.push_back(order.at(place));
    return best;
  }

  /// The same by the values as they are stored, where these are not at hand.
  std::vector<Xapian::docid> best_by_values(const std::vector<Completion>& words) {
    std::vector<Xapian::Query> any;
    any.reserve(words.size());
    for (const Completion& word : words) any.emplace_back(make_term(prefix::kTitleWord, word.text));
    std::vector<Xapian::Query> all(others_.begin(), others_.end());
    all.emplace_back(Xapian::Query::OP_OR, any.begin(), any.end());
    const Xapian::Query matching(Xapian::Query::OP_AND, all.begin(), all.end());
    auto stored = std::make_unique<Xapian::ValueWeightPostingSource>(slot::kPrior);
    const Xapian::Query prior(stored.release()->release());
    Xapian::Enquire enquire(index());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_MAYBE,
                                    Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, matching, 0),
                                    prior));
    constexpr bool kDescending = true;
    enquire.set_sort_by_relevance_then_value(slot::kDate, kDescending);
    const Xapian::MSet found = enquire.get_mset(0, kTitlesLookedAt * limit_);
    std::vector<Xapian::docid> best;
    for (auto at = found.begin(); at != found.end(); ++at) best.push_back(*at);
    return best;
  }

  void add_titles() {
    const auto words = title_completions();
    if (words.empty()) return;
    const auto best = snapshot_.is_cluster() ? best_by_values(words) : best_by_order(words);
    std::vector<Suggestion> titles;
    std::set<std::string> seen;
    for (const Xapian::docid document : best) {
      auto record = decode_record(index().get_document(document).get_data());
      if (!record) throw UnreadableRecord();
      if (!seen.insert(fold_name(record->title)).second) continue;
      titles.push_back({SuggestionKind::kTitle, std::move(record->title), 1, std::move(record->id),
                        std::move(record->url)});
    }
    std::stable_partition(titles.begin(), titles.end(), [&](const Suggestion& title) {
      return fold_name(title.text).starts_with(whole_);
    });
    if (titles.size() > limit_) titles.resize(limit_);
    std::move(titles.begin(), titles.end(), std::back_inserter(items_));
  }

  static constexpr std::size_t kAll = static_cast<std::size_t>(-1);

  std::uint32_t limit_;
  Snapshot& snapshot_;
  std::string before_;               // the last word, as typed
  std::string last_;                 // word, folded
  std::string whole_;                // text, folded
  std::vector<std::string> others_;  // terms of the words before the last one
  std::optional<ArticlesWithAll> with_others_;
  std::vector<Completion> words_;  // what the last word may become
  std::vector<Suggestion> items_;
};

}  // namespace

std::string_view name_of(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::kWord:
      return "word";
    case SuggestionKind::kTopic:
      return "topic";
    case SuggestionKind::kProvider:
      return "provider";
    case SuggestionKind::kTitle:
      break;
  }
  return "title";
}

Suggestions suggest(const SuggestRequest& request, Snapshot& snapshot, Analyzer& analyzer) {
  return {request.text, Suggester(request, snapshot, analyzer).run(), 0};
}

}  // namespace dateline
