// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/compound_words.h"
#include "searcher/text_query.h"
#include "searcher/word_variants.h"

namespace dateline {

/// A word of a query's text.
struct TypedWord {
  std::string word;  ///< as typed
  std::string term;  ///< without a field's prefix
  std::uint32_t position = 0;
};

/// The variants of some plain words, while they are gathered. All of it may throw Xapian::Error.
class VariantList {
 public:
  /// `terms`: those of the words as typed. All arguments must outlive the list.
  VariantList(const PlainWords& words, const std::vector<QueryTerm>& terms,
              const QueryContext& context, std::vector<std::string>& notes);

  [[nodiscard]] const std::vector<TypedWord>& typed() const { return typed_; }
  [[nodiscard]] const std::vector<JoinedWords>& joined() const { return joined_; }
  [[nodiscard]] const QueryContext& context() const { return context_; }
  [[nodiscard]] TextField field() const { return words_.field; }

  /// Of documents that have the word in any of its forms; nothing for one that is a repetition.
  [[nodiscard]] std::optional<std::uint64_t> frequency_of(const TypedWord& typed) const;
  /// Whether next to no article has the word as typed (kFewHits).
  [[nodiscard]] bool is_rare(const TypedWord& typed) const;
  /// Whether the words as typed, or variants of one word, have a term.
  [[nodiscard]] bool has(const QueryTerm& term) const;
  /// What a term is worth at the most.
  [[nodiscard]] double worth(const QueryTerm& term) const;
  [[nodiscard]] std::vector<std::string> stems_of(std::string_view text) const;

  /// Says that the frequencies of these will be asked for, which is a trip to remote shards.
  void expect(const std::vector<std::string>& stems) const;

  /// `term` (without prefix) in the place of a word. `frequency`: nothing: to be asked for.
  [[nodiscard]] QueryTerm term_of(const TypedWord& typed, const std::string& term,
                                  std::optional<std::uint64_t> frequency = std::nullopt) const;

  void add(QueryTerm term);

  /// Terms one after the other; related headlines have no positions, so anywhere in them. Each
  /// counts as `scale` of itself, where all of them match. Nothing is added if one never occurs, or
  /// `must_match` and they never stand so. Answers whether they were added.
  bool add_phrase(const TypedWord& typed, const std::vector<std::string>& terms, double scale,
                  bool must_match = false);

  void note(std::string text) { notes_.push_back(std::move(text)); }
  /// Says what was searched for beside a word that is rare.
  void note_searched(const TypedWord& typed, std::string_view found);

  std::vector<WordVariant> take() { return std::move(variants_); }

 private:
  const PlainWords& words_;
  const std::vector<QueryTerm>& terms_;
  const QueryContext& context_;
  std::vector<std::string>& notes_;
  std::vector<TypedWord> typed_;
  std::vector<JoinedWords> joined_;
  std::vector<WordVariant> variants_;
};

}  // namespace dateline
