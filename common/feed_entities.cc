// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/feed_entities.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "common/ascii.h"

namespace dateline {
namespace {

/// How a mark sits between its neighbours.
enum class Spacing { kAsIs, kApostrophe, kQuote, kClosing, kAmpersand };

struct Mark {
  std::string_view name;  // between `#` and `;`, leading zeros left out, or a name
  std::string_view text;
  Spacing spacing;
};

// Numbers from 128 to 159 are meant as Windows-1252.
constexpr std::array kNumbers = {
    Mark{"34", "\"", Spacing::kQuote},      Mark{"36", "$", Spacing::kAsIs},
    Mark{"38", "&", Spacing::kAmpersand},   Mark{"39", "'", Spacing::kApostrophe},
    Mark{"133", "…", Spacing::kClosing},    Mark{"145", "‘", Spacing::kAsIs},
    Mark{"146", "’", Spacing::kApostrophe}, Mark{"147", "“", Spacing::kAsIs},
    Mark{"148", "”", Spacing::kClosing},    Mark{"150", "–", Spacing::kAsIs},
    Mark{"151", "—", Spacing::kAsIs},       Mark{"160", " ", Spacing::kAsIs},
    Mark{"8211", "–", Spacing::kAsIs},      Mark{"8212", "—", Spacing::kAsIs},
    Mark{"8216", "‘", Spacing::kAsIs},      Mark{"8217", "’", Spacing::kApostrophe},
    Mark{"8220", "“", Spacing::kAsIs},      Mark{"8221", "”", Spacing::kClosing},
    Mark{"8230", "…", Spacing::kClosing},
};

constexpr std::array kNames = {
    Mark{"quot", "\"", Spacing::kQuote},
    Mark{"amp", "&", Spacing::kAmpersand},
};

constexpr std::size_t kMaxReference = 8;

/// A letter or digit; any byte of a character beyond ASCII counts as one.
bool is_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

template <std::size_t N>
const Mark* find_mark(const std::array<Mark, N>& marks, std::string_view name) {
  const auto* const found = std::find_if(marks.begin(), marks.end(),
                                         [name](const Mark& mark) { return mark.name == name; });
  return found == marks.end() ? nullptr : found;
}

/// The start of the reference that ends with the `;` at `end`, if it is a left-over one.
struct LeftOver {
  std::size_t begin;
  const Mark* mark;
};

std::optional<LeftOver> left_over_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  const std::size_t lowest = end > kMaxReference ? end - kMaxReference : 0;
  while (begin > lowest && (is_ascii_letter(text[begin - 1]) || is_ascii_digit(text[begin - 1])))
    --begin;
  auto name = text.substr(begin, end - begin);
  const Mark* mark = nullptr;
  if (begin > 0 && text[begin - 1] == '#') {
    --begin;
    name.remove_prefix(std::min(name.find_first_not_of('0'), name.size()));
    mark = find_mark(kNumbers, name);
  } else {
    mark = find_mark(kNames, name);
  }
  if (mark == nullptr || (begin > 0 && text[begin - 1] == '&')) return std::nullopt;
  return LeftOver{begin, mark};
}

/// What stands behind an apostrophe within a word: `'s`, `'t`, `'re` and the like.
bool is_word_ending(std::string_view after) {
  const auto* const end = std::find_if_not(after.begin(), after.end(), is_word);
  const auto letters = after.substr(0, static_cast<std::size_t>(end - after.begin()));
  constexpr std::array<std::string_view, 10> kEndings = {"s",  "t",  "d", "m", "re",
                                                         "ve", "ll", "S", "T", "D"};
  return std::find(kEndings.begin(), kEndings.end(), letters) != kEndings.end();
}

/// `O'Neill`, `d'Isère`, `l'Équipe`: a single letter stands before; `a` and `I` are words.
bool ends_with_name_letter(std::string_view before) {
  if (before.empty() || !is_ascii_letter(before.back())) return false;
  if (before.size() > 1 && is_word(before[before.size() - 2])) return false;
  return std::string_view("aAI").find(before.back()) == std::string_view::npos;
}

/// Whether the blank before a mark belongs to the damage. `before` ends ahead of the blank.
bool eats_blank(Spacing spacing, std::string_view before, std::string_view after) {
  const bool word_follows = !after.empty() && is_word(after.front());
  switch (spacing) {
    case Spacing::kApostrophe:
      return !word_follows || is_word_ending(after) || ends_with_name_letter(before);
    case Spacing::kQuote:
      return after.empty() ||
             std::string_view(" ,.;:!?)").find(after.front()) != std::string_view::npos;
    case Spacing::kAmpersand:
      return word_follows;
    case Spacing::kClosing:
      return true;
    case Spacing::kAsIs:
      break;
  }
  return false;
}

}  // namespace

std::string mend_feed_entities(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (auto end = text.find(';'); end != std::string_view::npos; end = text.find(';', end + 1)) {
    const auto found = left_over_before(text, end);
    if (!found || found->begin < copied) continue;
    out.append(text, copied, found->begin - copied);
    const auto before = std::string_view(out).substr(0, out.empty() ? 0 : out.size() - 1);
    if (!out.empty() && out.back() == ' ' &&
        eats_blank(found->mark->spacing, before, text.substr(end + 1))) {
      out.pop_back();
    }
    out += found->mark->text;
    copied = end + 1;
  }
  out.append(text, copied);
  return out;
}

}  // namespace dateline
