// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/tokenizer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {
namespace {

/// What UAX #29 (`.`, `:`, `_`) and CLDR's tailoring of it (`@`) hold words together by.
constexpr std::string_view kConnectors = ".:_@";
constexpr std::array<std::string_view, 3> kApostrophes = {"'", "’", "‘"};

bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
bool no_digit(std::string_view text) { return std::none_of(text.begin(), text.end(), is_digit); }
bool no_connector(std::string_view text) {
  return text.find_first_of(kConnectors) == std::string_view::npos;
}

void erase_all(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.erase(at, what.size());
  }
}

/// French, Italian and Catalan articles and pronouns that lean on the next word.
bool is_elided(std::string_view before_apostrophe) {
  static constexpr std::array<std::string_view, 19> kElided = {
      "c",    "d",     "j",      "l",      "m",   "n",    "qu",   "s",    "t",    "un",
      "dell", "jusqu", "lorsqu", "puisqu", "all", "dall", "nell", "sull", "quell"};
  return std::find(kElided.begin(), kElided.end(), before_apostrophe) != kElided.end();
}

/// Whether `word` may hold one of kApostrophes, told by their first bytes: most words do not.
bool may_have_apostrophe(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c == '\'' || c == '\xe2'; });
}

/// The bytes of what is elided at the beginning of `word`, with its apostrophe; 0 for none.
std::size_t elided_bytes(std::string_view word) {
  if (!may_have_apostrophe(word)) return 0;
  for (const std::string_view apostrophe : kApostrophes) {
    const auto at = word.find(apostrophe);
    if (at == std::string_view::npos || !is_elided(word.substr(0, at))) continue;
    const std::size_t bytes = at + apostrophe.size();
    if (word.size() > bytes + 1) return bytes;
  }
  return 0;
}

/// `word` without a final `'s` and any other apostrophes.
std::string plain_word(std::string_view word) {
  std::string text(word);
  if (!may_have_apostrophe(word)) return text;
  for (const std::string_view apostrophe : kApostrophes) {
    const std::size_t tail = apostrophe.size() + 1;
    if (text.size() > tail && text.back() == 's' &&
        text.compare(text.size() - tail, apostrophe.size(), apostrophe) == 0) {
      text.resize(text.size() - tail);
    }
  }
  for (const std::string_view apostrophe : kApostrophes) erase_all(text, apostrophe);
  return text;
}

/// `1.000.000`, which cannot be a decimal fraction.
bool is_grouped_by_points(std::string_view number) {
  constexpr std::size_t kGroup = 3;
  std::size_t groups = 0;
  while (number.size() > kGroup && number[number.size() - kGroup - 1] == '.' &&
         all_digits(number.substr(number.size() - kGroup))) {
    number.remove_suffix(kGroup + 1);
    ++groups;
  }
  return groups > 1 && number.size() <= kGroup && all_digits(number);
}

/// Walks the words of one folded text and appends its tokens.
class Walk {
 public:
  Walk(const FoldedText& folded, std::vector<RawToken>& out)
      : folded_(folded), text_(folded.text), out_(out) {}

  void run() {
    for (at_ = 0; at_ < folded_.words.size(); ++at_) step();
  }

 private:
  using Part = std::pair<std::size_t, std::size_t>;

  void step() {
    const Word& word = folded_.words[at_];
    if (is_possessive_s(word) || take_ampersand_pair(word) || take_plus_or_sharp(word) ||
        take_compound(word)) {
      return;
    }
    emit_word(word.begin, word.end, word.kind);
    add_sigil_form(word);
    add_hyphen_form(word);
  }

  [[nodiscard]] std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  [[nodiscard]] char byte(std::size_t offset) const {
    return offset < text_.size() ? text_[offset] : ' ';
  }
  [[nodiscard]] const Word* next_word_at(std::size_t begin) const {
    if (at_ + 1 >= folded_.words.size()) return nullptr;
    const Word& next = folded_.words[at_ + 1];
    return next.begin == begin ? &next : nullptr;
  }

  void emit(std::string text, std::size_t begin, std::size_t end, bool stemmable) {
    out_.push_back({std::move(text), ++position_, folded_.original_offset(begin),
                    folded_.original_end(end), false, stemmable});
  }

  /// A second form of the last token and what follows it up to `end`.
  void emit_joined(std::string text, std::size_t begin, std::size_t end) {
    const bool stemmable = no_digit(text) && no_connector(text) && text[0] != '#';
    out_.push_back({std::move(text), position_, folded_.original_offset(begin),
                    folded_.original_end(end), true, stemmable});
  }

  /// The `s` that is left of `1990's`, `U.S.'s` and `C++'s`.
  [[nodiscard]] bool is_possessive_s(const Word& word) const {
    if (at_ == 0 || piece(word.begin, word.end) != "s") return false;
    const std::string_view gap = piece(folded_.words[at_ - 1].end, word.begin);
    return std::any_of(kApostrophes.begin(), kApostrophes.end(), [&](std::string_view apostrophe) {
      if (gap.size() < apostrophe.size()) return false;
      const std::size_t before = gap.size() - apostrophe.size();
      const std::string_view tail = gap.substr(0, before);
      return gap.substr(before) == apostrophe &&
             (tail.empty() || tail == "." || tail == "#" || tail == "++");
    });
  }

  bool take_ampersand_pair(const Word& word) {
    constexpr std::size_t kMaxSide = 3;
    if (byte(word.end) != '&' || word.end - word.begin > kMaxSide) return false;
    const Word* next = next_word_at(word.end + 1);
    if (next == nullptr) return false;
    const std::string second = plain_word(piece(next->begin, next->end));
    if (second.size() > kMaxSide) return false;
    emit(std::string(piece(word.begin, next->begin)) + second, word.begin, next->end, false);
    ++at_;
    return true;
  }

  bool take_plus_or_sharp(const Word& word) {
    const bool plus = text_.substr(word.end, 2) == "++" && byte(word.end + 2) != '+';
    const bool sharp = byte(word.end) == '#' && word.end - word.begin == 1 &&
                       is_ascii_letter(byte(word.begin)) && next_word_at(word.end + 1) == nullptr;
    if (!plus && !sharp) return false;
    const std::size_t end = word.end + (plus ? 2 : 1);
    emit(std::string(piece(word.begin, end)), word.begin, end, false);
    return true;
  }

  /// Words that hold together by connectors: acronyms, domains, handles, e-mail addresses.
  bool take_compound(const Word& word) {
    const std::string_view whole = piece(word.begin, word.end);
    if (no_connector(whole)) return false;
    const std::vector<Part> parts = parts_of(word);
    if (parts.empty()) return true;
    if (parts.front() == Part(word.begin, word.end)) return false;
    if (is_acronym(whole, parts)) {
      emit_acronym(parts);
      return true;
    }
    const auto& [first, first_end] = parts.front();
    emit_word(first, first_end, word.kind);
    const auto at_sign = whole.substr(0, first - word.begin).rfind('@');
    if (at_sign != std::string_view::npos) {
      const std::size_t begin = word.begin + at_sign;
      emit_joined(plain_word(piece(begin, word.end)), begin, word.end);
    } else if (parts.size() > 1) {
      emit_joined(plain_word(piece(first, parts.back().second)), first, parts.back().second);
    }
    add_sigil_form(word);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      emit_word(parts[i].first, parts[i].second, word.kind);
    }
    return true;
  }

  /// What stands between the connectors; a decimal point is none.
  [[nodiscard]] std::vector<Part> parts_of(const Word& word) const {
    std::vector<Part> parts;
    std::size_t begin = word.begin;
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (kConnectors.find(text_[i]) == std::string_view::npos) continue;
      const bool point = text_[i] == '.' || text_[i] == ':';
      if (point && i > begin && is_digit(text_[i - 1]) && is_digit(byte(i + 1))) continue;
      if (i > begin) parts.emplace_back(begin, i);
      begin = i + 1;
    }
    if (begin < word.end) parts.emplace_back(begin, word.end);
    return parts;
  }

  [[nodiscard]] bool is_acronym(std::string_view whole, const std::vector<Part>& parts) const {
    if (parts.size() < 2 || whole.find_first_of(":_@") != std::string_view::npos) return false;
    return std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
      const std::string_view letter = piece(part.first, part.second);
      return count_code_points(letter) == 1 && no_digit(letter);
    });
  }

  void emit_acronym(const std::vector<Part>& parts) {
    std::string dotted;
    std::string compact;
    for (const auto& [begin, end] : parts) {
      compact += piece(begin, end);
      dotted += piece(begin, end);
      dotted += '.';
    }
    const std::size_t begin = parts.front().first;
    const std::size_t end = parts.back().second + (byte(parts.back().second) == '.' ? 1U : 0U);
    emit(std::move(dotted), begin, end, false);
    emit_joined(std::move(compact), begin, end);
  }

  void emit_word(std::size_t begin, std::size_t end, WordKind kind) {
    begin += elided_bytes(piece(begin, end));
    std::string text = plain_word(piece(begin, end));
    if (kind == WordKind::kNumber) {
      erase_all(text, ",");
      if (is_grouped_by_points(text)) erase_all(text, ".");
    }
    const bool stemmable = kind == WordKind::kLetters && no_digit(text);
    emit(std::move(text), begin, end, stemmable);
  }

  void add_sigil_form(const Word& word) {
    if (word.begin == 0) return;
    const std::size_t at = word.begin - 1;
    if (text_[at] != '@' && text_[at] != '#') return;
    if (at > 0 && text_[at - 1] == '&') return;
    if (at_ > 0 && folded_.words[at_ - 1].end == at) return;
    emit_joined(text_[at] + plain_word(piece(word.begin, word.end)), at, word.end);
  }

  void add_hyphen_form(const Word& word) {
    static constexpr std::string_view kUnicodeHyphen = "‐";
    std::size_t next_begin = word.end;
    if (byte(word.end) == '-') next_begin += 1;
    if (text_.substr(word.end, kUnicodeHyphen.size()) == kUnicodeHyphen) {
      next_begin += kUnicodeHyphen.size();
    }
    if (next_begin == word.end) return;
    const Word* next = next_word_at(next_begin);
    if (next == nullptr) return;
    const std::size_t begin = word.begin + elided_bytes(piece(word.begin, word.end));
    const std::string first = plain_word(piece(begin, word.end));
    const std::string second = plain_word(piece(next->begin, next->end));
    const bool model_number = no_digit(first) && all_digits(second);
    const bool letter_word = first.size() == 1 && is_ascii_letter(first[0]);
    if (!model_number && !letter_word) return;
    emit_joined(first + second, begin, next->end);
  }

  const FoldedText& folded_;
  std::string_view text_;
  std::vector<RawToken>& out_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
};

}  // namespace

void Tokenizer::tokenize(std::string_view text, std::vector<RawToken>& out) {
  out.clear();
  breaker_.split(text, folded_);
  Walk(folded_, out).run();
}

}  // namespace dateline
