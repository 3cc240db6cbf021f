// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/unicode.h"

namespace dateline {

/// A word as it is searched, before stemming.
struct RawToken {
  std::string text;            ///< folded by fold_case(); may still have accents
  std::uint32_t position = 0;  ///< counts from 1; a joined form has its first part's
  std::size_t begin = 0;       ///< bytes of the original text
  std::size_t end = 0;
  bool joined =
      false;  ///< a second form of what its parts already say: `covid19` beside `covid`, `19`
  bool stemmable = false;  ///< letters only, so a stemmer may shorten it
};

/// Cuts text into words by UAX #29 and keeps together what news readers search as one:
///
///   C++ C# g++       `c++` `c#` `g++`
///   AT&T R&D         `at&t` `r&d`
///   U.S. e.g.        `u.s.`, joined `us`
///   COVID-19 F-16    `covid` `19`, joined `covid19`
///   e-mail X-ray     `e` `mail`, joined `email`
///   @nasa #oscars    `nasa`, joined `@nasa`
///   example.com      `example` `com`, joined `example.com`
///   ann@x.org        `ann` `x` `org`, joined `ann@x.org`
///   Ann's don't      `ann` `dont`
///   1990's U.S.'s    `1990` `u.s.`
///   l'État           `état`
///   1,250 1.000.000  `1250` `1000000`
///
/// One object a thread.
class Tokenizer {
 public:
  /// Replaces `out` by the tokens of `text`, in text order, a joined form after its first part.
  /// Requires valid UTF-8.
  void tokenize(std::string_view text, std::vector<RawToken>& out);

 private:
  WordBreaker breaker_;
  FoldedText folded_;
};

}  // namespace dateline
