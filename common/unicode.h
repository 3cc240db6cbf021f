// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to ICU.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The offset of the first byte that is not part of well-formed UTF-8 (surrogates, overlong forms
/// and code points past U+10FFFF included), or nothing.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Whether every byte is below 0x80.
bool is_ascii(std::string_view text);

/// Unicode's NFKC_Casefold: compatibility forms (full-width letters, ligatures) and case are made
/// one. Requires valid UTF-8.
std::string fold_case(std::string_view text);

/// Takes the accents off Latin and Greek letters (`é` -> `e`, `ø` -> `o`, `ß` -> `ss`) and makes
/// `ё` into `е`; other scripts, where a mark makes another letter (`が`, `й`), stay. Requires the
/// answer of fold_case().
std::string fold_accents(std::string_view folded);

/// What two names are compared by (topics, providers, filters): case, accents, compatibility forms
/// and runs of white space do not count.
std::string fold_name(std::string_view name);

/// Columns that a text takes on a terminal: 2 for wide (East Asian, emoji), 0 for combining marks.
std::size_t display_width(std::string_view text);

/// The longest beginning of `text` that fits into `columns`, cut between grapheme clusters, with
/// `…` as its last column where something was cut.
std::string truncate_to_width(std::string_view text, std::size_t columns);

/// How many code points `text` holds. Requires valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// The code points of `text`. Requires valid UTF-8.
std::u32string code_points(std::string_view text);

/// The bytes of the first code point of `text`, which is UTF-8; empty for an empty text.
std::string_view first_code_point(std::string_view text);

/// The longest beginning of `text` with at most `max_bytes` bytes that does not cut a code point.
std::string_view truncate_to_bytes(std::string_view text, std::size_t max_bytes);

/// ICU's version, "72.1": word breaks may change with it, so an index records it.
std::string icu_version();

/// What a word is made of.
enum class WordKind : std::uint8_t { kNumber, kLetters, kIdeographic };

/// A word within a folded text.
struct Word {
  std::size_t begin = 0;  ///< byte offsets into FoldedText::text
  std::size_t end = 0;
  WordKind kind = WordKind::kLetters;

  friend bool operator==(const Word&, const Word&) = default;
};

/// A text after fold_case(), its words, and the way back to the original's bytes. Marks that are no
/// part of the word before them but would be folded into it (`™`, `℠`), and the zero-width space,
/// count as blanks.
class FoldedText {
 public:
  std::string text;
  std::vector<Word> words;  ///< in text order, never overlapping

  /// Where in the original text the code point stands that byte `offset` of `text` came from.
  /// `text.size()` maps to the original's size.
  [[nodiscard]] std::size_t original_offset(std::size_t offset) const;

  /// Where in the original text the code point ends that the byte before `offset` came from: the
  /// end of a word that ends at `offset`.
  [[nodiscard]] std::size_t original_end(std::size_t offset) const;

 private:
  friend class WordBreaker;
  struct Anchor {
    std::size_t folded;
    std::size_t original;
  };
  std::vector<Anchor> anchors_;  // by turns the begin and the end of what folding changed; sorted
  std::size_t original_size_ = 0;
};

/// Splits text into words by Unicode's UAX #29 (with ICU's dictionaries for Chinese, Japanese, Thai
/// and the like). Holds ICU's state: one object a thread.
class WordBreaker {
 public:
  /// Throws std::runtime_error if ICU's data is missing.
  WordBreaker();
  ~WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;
  WordBreaker(const WordBreaker&) = delete;
  WordBreaker& operator=(const WordBreaker&) = delete;

  /// Folds `text` and finds its words; `out` is overwritten, its memory reused. Requires valid
  /// UTF-8.
  void split(std::string_view text, FoldedText& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
