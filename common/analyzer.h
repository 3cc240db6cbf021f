// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/tokenizer.h"

namespace dateline {

/// What a token's term stands for.
enum class TokenKind : std::uint8_t {
  kWord,      ///< the word itself: accents folded, stemmed by the base language
  kLanguage,  ///< the same word, stemmed by the text's own language
  kAccented,  ///< the same word with its accents
  kJoined,    ///< the joined form of several (see Tokenizer)
};

/// A term with its place in a text. Only kWord tokens are given positions in the index; the others
/// stand at the position of the word that they repeat.
struct Token {
  std::string term;  ///< no prefix; may be longer than Xapian takes (see make_term())
  std::uint32_t position = 0;
  std::size_t begin = 0;  ///< bytes of the original text
  std::size_t end = 0;
  TokenKind kind = TokenKind::kWord;
};

/// Text to terms, for the indexer and the searcher alike.
///
/// Every word gives the stem of the base language (kBaseLanguage), whatever language the text is
/// in, so that a word typed as it was written always finds it. A text in another language gives
/// that language's stem too, where it differs, for its inflected forms.
///
/// Stemmers: Snowball, as Xapian ships them. Not thread-safe: one object a thread.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  /// The tokens of `text`, in text order, kWord before the others of its position. `language` is an
  /// ISO 639-1 code or empty; one without a stemmer counts as empty. Requires valid UTF-8. The
  /// answer is valid until the next call.
  const std::vector<Token>& analyze(std::string_view text, std::string_view language);

 private:
  struct Stemmers;
  void append(const RawToken& raw, std::string_view language);

  Tokenizer tokenizer_;
  std::unique_ptr<Stemmers> stemmers_;
  std::vector<RawToken> raw_;
  std::vector<Token> tokens_;
};

}  // namespace dateline
