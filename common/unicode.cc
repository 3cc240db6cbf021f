// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace dateline {
namespace {

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
  }
}

using GetForm = const icu::Normalizer2* (*)(UErrorCode&);

std::string normalize(GetForm get_form, std::string_view text, icu::Edits* edits = nullptr) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = get_form(status);
  check(status, "normalizer");
  form->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                      edits, status);
  check(status, "normalize");
  return out;
}

/// Calls `visit(code_point, begin, end)` for each code point of valid UTF-8.
template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  const auto size = static_cast<int32_t>(text.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (int32_t at = 0; at < size;) {
    const int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, size, c);
    visit(c, static_cast<std::size_t>(begin), static_cast<std::size_t>(at));
  }
}

/// Letters that have no canonical decomposition but that readers type without the stroke, after
/// CLDR's Latin-ASCII transform.
std::string_view plain_form(UChar32 c) {
  static constexpr std::u32string_view kLetters = U"æðøþđħıłœŧ";
  static constexpr std::array<std::string_view, kLetters.size()> kPlain = {
      "ae", "d", "o", "th", "d", "h", "i", "l", "oe", "t"};
  const auto at = kLetters.find(static_cast<char32_t>(c));
  return at == std::u32string_view::npos ? std::string_view() : kPlain[at];
}

/// Whether a combining mark on `base` is an accent that readers leave out, not another letter.
bool is_optional_mark(UChar32 base, UChar32 mark) {
  if (u_charType(mark) != U_NON_SPACING_MARK) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(base, &status);
  if (script == USCRIPT_LATIN || script == USCRIPT_GREEK) return true;
  return base == 0x0435 && mark == 0x0308;  // ё
}

/// `text` with a blank for each byte of a mark that would be folded into the word before it.
std::string with_blanks(std::string_view text) {
  std::string out(text);
  for (const std::string_view mark : {"™", "℠", "\u200b"}) {
    std::size_t at = 0;
    while ((at = out.find(mark, at)) < out.size()) out.replace(at, mark.size(), mark.size(), ' ');
  }
  return out;
}

WordKind kind_of(int32_t rule_status) {
  if (rule_status >= UBRK_WORD_KANA) return WordKind::kIdeographic;
  return rule_status >= UBRK_WORD_LETTER ? WordKind::kLetters : WordKind::kNumber;
}

/// ICU's view of a UTF-8 text, which must outlive its use.
struct OpenText {
  UText utext = UTEXT_INITIALIZER;

  OpenText() = default;
  OpenText(const OpenText&) = delete;
  OpenText& operator=(const OpenText&) = delete;
  ~OpenText() { utext_close(&utext); }

  void open_in(icu::BreakIterator& iterator, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
    iterator.setText(&utext, status);
    check(status, "break iterator");
  }
};

int width_of(UChar32 c) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  const auto size = static_cast<int32_t>(text.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (int32_t at = 0; at < size;) {
    const int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return static_cast<std::size_t>(begin);
  }
  return std::nullopt;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return U8_IS_SINGLE(c); });
}

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  return normalize(icu::Normalizer2::getNFKCCasefoldInstance, text);
}

std::string fold_accents(std::string_view folded) {
  if (is_ascii(folded)) return std::string(folded);
  const std::string apart = normalize(icu::Normalizer2::getNFDInstance, folded);
  std::string bare;
  bare.reserve(folded.size());
  UChar32 base = 0;
  bool dropped = false;
  for_each_code_point(apart, [&](UChar32 c, std::size_t begin, std::size_t end) {
    const bool is_accent = is_optional_mark(base, c);
    const std::string_view plain = plain_form(c);
    dropped = dropped || is_accent || !plain.empty();
    if (is_accent) return;
    if (u_getCombiningClass(c) == 0) base = c;
    bare += plain.empty() ? std::string_view(apart).substr(begin, end - begin) : plain;
  });
  if (!dropped) return std::string(folded);
  return normalize(icu::Normalizer2::getNFCInstance, bare);
}

std::string fold_name(std::string_view name) {
  const std::string folded = fold_accents(fold_case(name));
  std::string out;
  bool gap = false;
  for_each_code_point(folded, [&](UChar32 c, std::size_t begin, std::size_t end) {
    if (u_isUWhiteSpace(c)) {
      gap = !out.empty();
      return;
    }
    if (std::exchange(gap, false)) out += ' ';
    out.append(folded, begin, end - begin);
  });
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for_each_code_point(text, [&](UChar32 c, std::size_t, std::size_t) {
    columns += static_cast<std::size_t>(width_of(c));
  });
  return columns;
}

std::string truncate_to_width(std::string_view text, std::size_t columns) {
  if (text.size() <= columns || display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> clusters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  check(status, "character break rules (is ICU's data installed?)");
  OpenText opened;
  opened.open_in(*clusters, text);
  std::size_t used = 0;
  std::size_t keep = 0;
  for (int32_t next = clusters->next(); next != icu::BreakIterator::DONE; next = clusters->next()) {
    const auto end = static_cast<std::size_t>(next);
    used += display_width(text.substr(keep, end - keep));
    if (used > columns - 1) break;
    keep = end;
  }
  return std::string(text.substr(0, keep)) + "…";
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !U8_IS_TRAIL(c); }));
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for_each_code_point(text, [&](UChar32 c, auto...) { out += static_cast<char32_t>(c); });
  return out;
}

std::string_view first_code_point(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && U8_IS_TRAIL(text[end])) ++end;
  return text.substr(0, end);
}

std::string_view truncate_to_bytes(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && U8_IS_TRAIL(text[max_bytes])) --max_bytes;
  return text.substr(0, max_bytes);
}

std::string icu_version() { return U_ICU_VERSION; }

std::size_t FoldedText::original_offset(std::size_t offset) const {
  if (offset >= text.size()) return original_size_;
  const auto after = std::upper_bound(
      anchors_.begin(), anchors_.end(), offset,
      [](std::size_t wanted, const Anchor& anchor) { return wanted < anchor.folded; });
  if (after == anchors_.begin()) return offset;
  const Anchor& anchor = *std::prev(after);
  const bool is_change = (after - anchors_.begin()) % 2 == 1;
  return is_change ? anchor.original : anchor.original + (offset - anchor.folded);
}

std::size_t FoldedText::original_end(std::size_t offset) const {
  const auto at = std::lower_bound(
      anchors_.begin(), anchors_.end(), offset,
      [](const Anchor& anchor, std::size_t wanted) { return anchor.folded < wanted; });
  const bool is_change = (at - anchors_.begin()) % 2 == 1;
  if (is_change) return at->original;
  if (at == anchors_.begin()) return std::min(offset, original_size_);
  const Anchor& anchor = *std::prev(at);
  return std::min(anchor.original + (offset - anchor.folded), original_size_);
}

struct WordBreaker::State {
  std::unique_ptr<icu::BreakIterator> iterator;
  OpenText opened;
};

WordBreaker::WordBreaker() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  check(status, "word break rules (is ICU's data installed?)");
}

WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::split(std::string_view text, FoldedText& out) {
  out.words.clear();
  out.anchors_.clear();
  out.original_size_ = text.size();
  if (is_ascii(text)) {
    out.text = ascii_lower(text);
  } else {
    icu::Edits edits;
    out.text = normalize(icu::Normalizer2::getNFKCCasefoldInstance, with_blanks(text), &edits);
    UErrorCode status = U_ZERO_ERROR;
    for (auto it = edits.getFineChangesIterator(); it.next(status);) {
      const auto source = static_cast<std::size_t>(it.sourceIndex());
      const auto folded = static_cast<std::size_t>(it.destinationIndex());
      out.anchors_.push_back({folded, source});
      out.anchors_.push_back({folded + static_cast<std::size_t>(it.newLength()),
                              source + static_cast<std::size_t>(it.oldLength())});
    }
    check(status, "edits");
  }

  state_->opened.open_in(*state_->iterator, out.text);
  int32_t begin = state_->iterator->first();
  for (int32_t end = state_->iterator->next(); end != icu::BreakIterator::DONE;
       begin = end, end = state_->iterator->next()) {
    const int32_t rule_status = state_->iterator->getRuleStatus();
    if (rule_status < UBRK_WORD_NUMBER) continue;
    out.words.push_back(
        {static_cast<std::size_t>(begin), static_cast<std::size_t>(end), kind_of(rule_status)});
  }
}

}  // namespace dateline
