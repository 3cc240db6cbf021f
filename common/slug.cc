// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/slug.h"

#include <charconv>
#include <utility>

#include "common/ascii.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxEnding = 5;  // ".shtml"
constexpr int kMaxDigits = 4;          // a year's; keys have more
constexpr std::size_t kMaxMixed = 4;   // "h1n1"

/// Between scheme and query, without the host.
std::string_view path_of(std::string_view url) {
  constexpr std::string_view kAfterScheme = "://";
  if (const auto scheme = url.find(kAfterScheme); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + kAfterScheme.size());
  }
  url = url.substr(0, url.find_first_of("?#"));
  const auto slash = url.find('/');
  return slash == std::string_view::npos ? std::string_view() : url.substr(slash + 1);
}

bool has_name_bytes(std::string_view text) {
  for (const char c : text) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c)) return false;
  }
  return true;
}

std::string_view without_ending(std::string_view segment) {
  const auto dot = segment.rfind('.');
  if (dot == std::string_view::npos) return segment;
  const auto ending = segment.substr(dot + 1);
  return ending.size() <= kMaxEnding && has_name_bytes(ending) ? segment.substr(0, dot) : segment;
}

/// Empty where that is no text.
std::string percent_decoded(std::string_view segment) {
  std::string out;
  while (!segment.empty()) {
    const auto percent = segment.find('%');
    out += segment.substr(0, percent);
    if (percent == std::string_view::npos) break;
    segment.remove_prefix(percent + 1);
    const auto digits = segment.substr(0, 2);
    unsigned char byte = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() != 2 || read.ptr != digits.data() + digits.size() || byte < ' ') return {};
    out += static_cast<char>(byte);
    segment.remove_prefix(digits.size());
  }
  return first_invalid_utf8(out) ? std::string() : out;
}

bool is_slug_byte(char c) { return is_word_byte(c) || c == '\''; }

/// What a word consists of; bytes beyond ASCII are taken for letters.
struct Makeup {
  int digits = 0;
  int letters = 0;
  int turns = 0;  ///< from digits to letters or back
};

Makeup makeup_of(std::string_view word) {
  Makeup made;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool digit = is_ascii_digit(word[i]);
    ++(digit ? made.digits : made.letters);
    if (i > 0 && digit != is_ascii_digit(word[i - 1])) ++made.turns;
  }
  return made;
}

struct SlugText {
  std::string text;
  int words = 0;  ///< numbers do not count
};

SlugText words_of(std::string_view segment) {
  SlugText out;
  while (!segment.empty()) {
    std::size_t size = 0;
    while (size < segment.size() && is_slug_byte(segment[size])) ++size;
    const auto word = segment.substr(0, size);
    segment.remove_prefix(size == 0 ? 1 : size);
    const Makeup made = makeup_of(word);
    const bool is_key = made.digits > kMaxDigits || (made.turns > 1 && word.size() > kMaxMixed);
    if (word.empty() || is_key) continue;
    if (!out.text.empty()) out.text += ' ';
    out.text += word;
    if (made.letters > 0) ++out.words;
  }
  return out;
}

}  // namespace

std::string slug_words(std::string_view url) {
  SlugText best;
  for (auto path = path_of(url); !path.empty();) {
    const auto slash = path.find('/');
    SlugText found = words_of(percent_decoded(without_ending(path.substr(0, slash))));
    if (found.words >= kMinSlugWords && found.words >= best.words) best = std::move(found);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return best.text;
}

}  // namespace dateline
