// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/white_space.h"

#include <array>

namespace dateline {
namespace {

/// Bytes that a white space character can start with.
constexpr std::array<bool, 256> white_starts() {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte <= ' '; ++byte) table[byte] = true;
  for (const std::size_t byte : {0x7fU, 0xc2U, 0xe1U, 0xe2U, 0xe3U, 0xefU}) table[byte] = true;
  return table;
}

constexpr auto kWhiteStarts = white_starts();

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// U+2000..200B, U+2028, U+2029, U+202F and U+205F, which all start with E2.
bool is_general_punctuation_space(unsigned char second, unsigned char third) {
  if (second == 0x81) return third == 0x9f;
  return second == 0x80 &&
         ((third >= 0x80 && third <= 0x8b) || third == 0xa8 || third == 0xa9 || third == 0xaf);
}

}  // namespace

std::size_t white_space_at(std::string_view text, std::size_t at) {
  const auto first = byte_at(text, at);
  if (at >= text.size() || !kWhiteStarts[first]) return 0;
  if (first <= ' ' || first == 0x7f) return 1;
  const auto second = byte_at(text, at + 1);
  if (first == 0xc2) return second >= 0x80 && second <= 0xa0 ? 2 : 0;  // C1 controls, NEL, NBSP
  const auto third = byte_at(text, at + 2);
  switch (first) {
    case 0xe1:  // Ogham space mark
      return second == 0x9a && third == 0x80 ? 3 : 0;
    case 0xe2:
      return is_general_punctuation_space(second, third) ? 3 : 0;
    case 0xe3:  // ideographic space
      return second == 0x80 && third == 0x80 ? 3 : 0;
    default:  // byte order mark
      return second == 0xbb && third == 0xbf ? 3 : 0;
  }
}

std::string fold_white_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto white = white_space_at(text, at);
    if (white == 0) {
      ++at;
      continue;
    }
    std::size_t end = at + white;
    while (const auto more = white_space_at(text, end)) end += more;
    const bool stays = at > 0 && end < text.size();
    if (stays && end == at + 1 && text[at] == ' ') {
      at = end;
      continue;
    }
    out.append(text, copied, at - copied);
    if (stays) out += ' ';
    copied = at = end;
  }
  out.append(text, copied);
  return out;
}

}  // namespace dateline
