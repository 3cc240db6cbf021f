// SPDX-License-Identifier: GPL-2.0-or-later
// Characters of ASCII, whatever the locale. Bytes of characters beyond it are none of these.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace dateline {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || is_ascii_upper(c); }

/// White space of ASCII.
inline constexpr std::string_view kAsciiBlanks = " \t\n\v\f\r";

/// A letter or digit, or a part of a character beyond ASCII, which is taken for a letter.
constexpr bool is_word_byte(char c) {
  return is_ascii_digit(c) || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80U;
}

/// Whether `text` has nothing but digits; so has an empty one.
constexpr bool all_ascii_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

constexpr char to_ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `text` with A to Z in lower case and all else as it is.
inline std::string to_ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_ascii_lower(c);
  return out;
}

}  // namespace dateline
