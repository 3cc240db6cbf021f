// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/plain_syntax.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dateline {
namespace {

using Form = std::pair<std::string_view, std::string_view>;

constexpr std::array<Form, 13> kForms = {{{"“", "\""},
                                          {"”", "\""},
                                          {"„", "\""},
                                          {"‟", "\""},
                                          {"«", "\""},
                                          {"»", "\""},
                                          {"〝", "\""},
                                          {"〞", "\""},
                                          {"\u2212", "-"},
                                          {"…", ".."},
                                          {"≥", ">="},
                                          {"≤", "<="},
                                          {"\u3000", " "}}};

/// The full-width forms U+FF01 to U+FF5E are ASCII's `!` to `~`, in order; in UTF-8 three bytes.
constexpr std::size_t kFullWidthBytes = 3;

std::optional<char> ascii_of_full_width(std::string_view text) {
  if (text.size() < kFullWidthBytes || text[0] != '\xef') return std::nullopt;
  const auto second = static_cast<unsigned char>(text[1]);
  const auto third = static_cast<unsigned char>(text[2]);
  if (second != 0xbcU && second != 0xbdU) return std::nullopt;
  const unsigned low = ((second & 3U) << 6U) | (third & 0x3fU);
  if (low == 0 || low > '~' - ' ') return std::nullopt;
  return static_cast<char>(' ' + low);
}

}  // namespace

std::string plain_syntax(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto form = std::find_if(kForms.begin(), kForms.end(), [text](const Form& candidate) {
      return text.starts_with(candidate.first);
    });
    if (form != kForms.end()) {
      out += form->second;
      text.remove_prefix(form->first.size());
    } else if (const auto narrow = ascii_of_full_width(text)) {
      out += *narrow;
      text.remove_prefix(kFullWidthBytes);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace dateline
