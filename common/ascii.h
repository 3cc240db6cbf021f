// SPDX-License-Identifier: GPL-2.0-or-later
// Characters of ASCII, whatever the locale. Bytes of characters beyond it are none of these.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || is_ascii_upper(c); }

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
