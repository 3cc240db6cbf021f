// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/word_variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/near_words.h"
#include "searcher/synonyms.h"
#include "searcher/weighting.h"
#include "searcher/word_terms.h"
#include "searcher/written_word.h"

namespace dateline {
namespace {

using Query = Xapian::Query;

/// A word of the text.
struct Typed {
  std::string word;  ///< as typed
  std::string term;  ///< without a field's prefix
  std::uint32_t position = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
bool no_digit(std::string_view text) { return std::none_of(text.begin(), text.end(), is_digit); }

class Finder {
 public:
  Finder(const PlainWords& words, const std::vector<QueryTerm>& terms, const QueryContext& context,
         std::vector<std::string>& notes)
      : field_(words.field), terms_(terms), context_(context), notes_(notes) {
    for (const Token& token : context.analyzer.analyze(words.text, {})) {
      if (token.kind != TokenKind::kWord) continue;
      typed_.push_back({std::string(words.text.substr(token.begin, token.end - token.begin)),
                        token.term, words.first + token.position - 1});
    }
  }

  std::vector<WordVariant> run() {
    for (std::size_t i = 0; i < typed_.size(); ++i) {
      correct(typed_[i]);
      if (i + 1 < typed_.size()) join(typed_[i], typed_[i + 1]);
      split(typed_[i]);
    }
    if (context_.synonyms != nullptr && !context_.synonyms->empty()) add_synonyms();
    return std::move(variants_);
  }

 private:
  [[nodiscard]] std::uint64_t documents() const { return context_.index.get_doccount(); }

  /// Of documents that have the word at `position` in any of its forms; nothing for a word that is
  /// a repetition.
  [[nodiscard]] std::optional<std::uint64_t> frequency_at(std::uint32_t position) const {
    std::optional<std::uint64_t> most;
    for (const QueryTerm& term : terms_) {
      if (term.position == position) most = std::max(most.value_or(0), term.frequency);
    }
    return most;
  }

  /// `frequency`: nothing: to be asked for.
  [[nodiscard]] QueryTerm term_of(const Typed& typed, const std::string& term,
                                  std::optional<std::uint64_t> frequency = std::nullopt) const {
    QueryTerm out;
    out.word = typed.word;
    out.term = make_term(prefix_of(field_), term);
    out.field = field_;
    out.frequency = frequency ? *frequency : context_.frequency(out.term);
    out.position = typed.position;
    out.is_variant = true;
    return out;
  }

  [[nodiscard]] double worth(const QueryTerm& term) const {
    return term_bound(documents(), term.frequency, 1);
  }

  void add_single(QueryTerm term) {
    Query query = term.query();
    variants_.push_back({{std::move(term)}, std::move(query)});
  }

  /// Terms one after the other; related headlines have no positions, so anywhere in them. Each
  /// counts as `scale` of itself, where all of them match.
  void add_phrase(const Typed& typed, const std::vector<std::string>& words, double scale) {
    std::vector<QueryTerm> terms;
    std::vector<Query> queries;
    for (const std::string& word : words) {
      terms.push_back(term_of(typed, word));
      if (terms.back().frequency == 0) return;
      queries.push_back(terms.back().query());
    }
    const auto op = field_ == TextField::kRelated ? Query::OP_AND : Query::OP_PHRASE;
    const Query phrase(op, queries.begin(), queries.end(),
                       static_cast<Xapian::termcount>(queries.size()));
    for (QueryTerm& term : terms) {
      term.scale = scale;
      term.conditions.push_back(phrase);
    }
    variants_.push_back({std::move(terms), Query(Query::OP_SCALE_WEIGHT, phrase, scale)});
  }

  /// `word` for a slip of it.
  void correct(const Typed& typed) {
    const auto exact = frequency_at(typed.position);
    const bool is_small = documents() < kMinDocumentsForCommonWords;
    if (!exact || *exact > (is_small ? 0 : kFewHits)) return;
    const auto near = near_words({typed.word, typed.term}, field_, context_);
    double most_frequent = 0;
    std::string list;
    for (const Expansion& word : near) {
      if (word.frequency < *exact * kLeastTimesAsFrequent) continue;
      QueryTerm term = term_of(typed, word.term.substr(prefix_of(field_).size()), word.frequency);
      if (most_frequent == 0) most_frequent = worth(term);
      term.scale =
          (*exact == 0 ? kLoneSlipScale : kSlipScale) * std::min(1.0, most_frequent / worth(term));
      const auto written = written_word(term.term, context_);
      list += (list.empty() ? "" : ", ") + written.value_or(term.term);
      add_single(std::move(term));
    }
    if (list.empty()) return;
    notes_.push_back(fmt::format("{} {}: searched for {} too",
                                 *exact == 0 ? "no article has" : "few articles have", typed.word,
                                 list));
  }

  /// `covid19` for `covid 19`.
  void join(const Typed& word, const Typed& number) {
    if (!no_digit(word.word) || !all_digits(number.word)) return;
    QueryTerm term = term_of(word, fold_accents(fold_case(word.word)) + number.word);
    const bool is_known = std::any_of(terms_.begin(), terms_.end(),
                                      [&](const QueryTerm& it) { return it.term == term.term; });
    if (is_known || term.frequency == 0) return;
    const double words =
        std::max(worth(term_of(word, word.term)), worth(term_of(number, number.term)));
    if (words > 0) term.scale = std::min(1.0, words / worth(term));
    add_single(std::move(term));
  }

  /// `covid 19` for `covid19`.
  void split(const Typed& typed) {
    constexpr std::size_t kLeastLetters = 2;
    const auto& word = typed.word;
    const auto digits =
        static_cast<std::size_t>(std::find_if(word.begin(), word.end(), is_digit) - word.begin());
    if (digits < kLeastLetters || digits == word.size() || !all_digits(word.substr(digits))) return;
    std::vector<std::string> parts;
    for (const Token& token :
         context_.analyzer.analyze(word.substr(0, digits) + ' ' + word.substr(digits), {})) {
      if (token.kind == TokenKind::kWord) parts.push_back(token.term);
    }
    if (parts.size() == 2) add_phrase(typed, parts, kSynonymScale);
  }

  void add_synonyms() {
    std::vector<std::string> terms;
    terms.reserve(typed_.size());
    for (const Typed& typed : typed_) terms.push_back(typed.term);
    for (std::size_t i = 0; i < terms.size();) {
      const auto match = context_.synonyms->find(std::span(terms).subspan(i));
      if (match.words > 0) add_meant(typed_[i], *match.meant);
      i += std::max<std::size_t>(1, match.words);
    }
  }

  void add_meant(const Typed& typed, const std::vector<Synonym>& meant) {
    std::vector<std::string> expected;
    for (const Synonym& synonym : meant) {
      if (!synonym.topic.empty()) expected.push_back(name_term(prefix::kTopic, synonym.topic));
      for (const auto& term : synonym.terms) expected.push_back(make_term(prefix_of(field_), term));
    }
    context_.expect(std::move(expected));
    std::string list;
    for (const Synonym& synonym : meant) {
      list += (list.empty() ? "" : ", ") + synonym.text;
      if (!synonym.topic.empty()) {
        QueryTerm topic = term_of(typed, {}, 0);
        topic.term = name_term(prefix::kTopic, synonym.topic);
        topic.frequency = context_.frequency(topic.term);
        topic.scale = 0;
        add_single(std::move(topic));
      } else if (synonym.terms.size() == 1) {
        QueryTerm term = term_of(typed, synonym.terms.front());
        const double asked = worth(term_of(typed, typed.term));
        term.scale = kSynonymScale;
        if (asked > 0 && term.frequency > 0) term.scale *= std::min(1.0, asked / worth(term));
        add_single(std::move(term));
      } else {
        add_phrase(typed, synonym.terms, kSynonymScale);
      }
    }
    notes_.push_back(fmt::format("searched for {} too, by the synonyms", list));
  }

  TextField field_;
  const std::vector<QueryTerm>& terms_;
  const QueryContext& context_;
  std::vector<std::string>& notes_;
  std::vector<Typed> typed_;
  std::vector<WordVariant> variants_;
};

}  // namespace

std::vector<WordVariant> word_variants(const PlainWords& words, const std::vector<QueryTerm>& terms,
                                       const QueryContext& context,
                                       std::vector<std::string>& notes) {
  return Finder(words, terms, context, notes).run();
}

}  // namespace dateline
