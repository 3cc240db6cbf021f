// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/tag_stripper.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/html_names.h"

namespace dateline {
namespace {

constexpr auto kNoPlace = std::string_view::npos;
constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

bool is_hex(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_name_char(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == ':' || c == '_' || c == '.';
}

std::string_view name_at(std::string_view text, std::size_t at) {
  auto end = at;
  if (end < text.size() && is_ascii_letter(text[end])) {
    while (end < text.size() && is_name_char(text[end])) ++end;
  }
  return text.substr(std::min(at, text.size()), end - at);
}

/// The bytes of the complete reference (`&name;`, `&#39;`, `&#x27;`) at an ampersand, or 0. Longer
/// numbers are no code points.
std::size_t reference_size(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxName = 32;
  constexpr std::size_t kMaxNumber = 7;
  const auto peek = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  auto end = at + 1;
  const bool number = peek(end) == '#';
  if (number) ++end;
  const bool hex = number && (peek(end) == 'x' || peek(end) == 'X');
  if (hex) ++end;
  const auto first = end;
  const auto limit = first + (number ? kMaxNumber : kMaxName);
  const auto fits = [&](char c) {
    return hex ? is_hex(c) : is_ascii_digit(c) || (!number && is_ascii_letter(c));
  };
  while (end < limit && fits(peek(end))) ++end;
  return end > first && peek(end) == ';' ? end + 1 - at : 0;
}

bool has_reference(std::string_view text) {
  for (auto at = text.find('&'); at != kNoPlace; at = text.find('&', at + 1)) {
    if (reference_size(text, at) > 0) return true;
  }
  return false;
}

/// find() that remembers from where on there is nothing, so that asking often stays linear.
class Finder {
 public:
  Finder(std::string_view text, std::string_view wanted) : text_(text), wanted_(wanted) {}

  std::size_t from(std::size_t at) {
    if (at >= none_from_) return kNoPlace;
    const auto found = text_.find(wanted_, at);
    if (found == kNoPlace) none_from_ = at;
    return found;
  }

 private:
  std::string_view text_;
  std::string_view wanted_;
  std::size_t none_from_ = kNoPlace;
};

struct Tag {
  std::string name;  // in to_ascii_lower case
  bool upper = false;
  bool closing = false;
  bool self_closing = false;
  bool attributes = false;
  std::size_t end = 0;  // behind the `>`
};

class Stripper {
 public:
  Stripper(std::string_view markup, TagRule rule)
      : markup_(markup), rule_(rule), escapes_(has_reference(markup)) {}

  StrippedText run() {
    out_.reserve(markup_.size());
    while (at_ < markup_.size()) {
      if (cdata_end_ < at_) cdata_end_ = kNoPlace;
      const auto next = std::min({markup_.find_first_of("<&", at_), cdata_end_, markup_.size()});
      out_.append(markup_, at_, next - at_);
      at_ = next;
      if (at_ == markup_.size()) break;
      if (at_ == cdata_end_) {
        drop_to(at_ + kCdataEnd.size(), true);
      } else if (markup_[at_] == '<') {
        take_angle();
      } else if (reference_size(markup_, at_) > 0) {
        take_literal("&");
      } else {
        take_literal(escapes_ ? "&amp;" : "&");
      }
    }
    return {std::move(out_), escapes_};
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < markup_.size() ? markup_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool starts_with(std::string_view text) const {
    return markup_.substr(at_, text.size()) == text;
  }

  void take_literal(std::string_view shown) {
    out_ += shown;
    ++at_;
  }

  void drop_to(std::size_t end, bool spaced) {
    if (spaced) out_ += ' ';
    at_ = end;
  }

  void take_angle() {
    if (rule_ == TagRule::kNone) {
      take_literal(escapes_ ? "&lt;" : "<");
      return;
    }
    if (peek(1) == '!' || peek(1) == '?') {
      if (take_declaration()) return;
    } else if (auto tag = read_tag(); tag && is_tag(*tag)) {
      take_tag(*tag);
      return;
    } else if (const auto end = end_before_ellipsis(); end != kNoPlace) {
      drop_to(end, false);
      return;
    }
    take_literal(escapes_ ? "&lt;" : "<");
  }

  /// A comment, `<!doctype …>`, `<?xml …>`, or CDATA, whose content is read as the rest is.
  bool take_declaration() {
    if (starts_with(kCdata)) {
      if (cdata_end_ == kNoPlace) cdata_end_ = cdata_ends_.from(at_);
      drop_to(at_ + kCdata.size(), true);
      return true;
    }
    const bool comment = starts_with("<!--");
    const auto end = comment ? comment_ends_.from(at_ + 2) : angle_ends_.from(at_);
    if (end == kNoPlace || !(comment || is_ascii_letter(peek(2)) || peek(2) == '[')) return false;
    drop_to(end + (comment ? 3 : 1), true);
    return true;
  }

  std::optional<Tag> read_tag() {
    Tag tag;
    tag.closing = peek(1) == '/';
    const auto begin = at_ + (tag.closing ? 2 : 1);
    const auto name = name_at(markup_, begin);
    const auto behind = begin + name.size();
    if (name.empty() || behind >= markup_.size()) return std::nullopt;
    const char next = markup_[behind];
    if (next != '>' && next != '/' && !is_html_space(next)) return std::nullopt;
    tag.end = tag_end(behind, tag.attributes);
    if (tag.end == kNoPlace) return std::nullopt;
    tag.self_closing = markup_[tag.end - 1] == '>' && markup_[tag.end - 2] == '/';
    tag.upper = std::any_of(name.begin(), name.end(), is_ascii_upper);
    tag.name = to_ascii_lower(name);
    return tag;
  }

  /// Behind the `>` that ends a tag; one within a quoted attribute value does not. A tag that the
  /// text's end cuts off ends there, if it got as far as an attribute.
  std::size_t tag_end(std::size_t at, bool& attributes) {
    const bool minds_quotes = at >= quotes_count_from_;
    for (; at < markup_.size(); ++at) {
      const char c = markup_[at];
      if (c == '>') return at + 1;
      if (c == '<') {
        quotes_count_from_ = std::max(quotes_count_from_, at);
        return kNoPlace;
      }
      if (c == '=') attributes = true;
      if (!minds_quotes || !attributes || (c != '"' && c != '\'')) continue;
      auto& quotes = c == '"' ? double_quotes_ : single_quotes_;
      if (const auto close = quotes.from(at + 1); close != kNoPlace) at = close;
    }
    return attributes ? markup_.size() : kNoPlace;
  }

  /// The end of what an ellipsis at the text's end has left of a tag: `<l…`, `</…`, `<a...`.
  [[nodiscard]] std::size_t end_before_ellipsis() const {
    const auto begin = at_ + (peek(1) == '/' ? 2 : 1);
    const auto end =
        std::min(markup_.find_first_not_of("abcdefghijklmnopqrstuvwxyz", begin), markup_.size());
    const auto rest = markup_.substr(end);
    return rest == "…" || rest == "..." ? end : kNoPlace;
  }

  bool is_tag(const Tag& tag) {
    if (tag.closing || tag.attributes) return true;
    const bool known = html_names::contains(html_names::kInline, tag.name) ||
                       html_names::contains(html_names::kBlock, tag.name) ||
                       html_names::contains(html_names::kHidden, tag.name);
    if (known && (!tag.upper || rule_ == TagRule::kBody || tag.self_closing)) return true;
    return closed_after(tag.name, tag.end) != kNoPlace;
  }

  void take_tag(const Tag& tag) {
    const bool spaced = !html_names::contains(html_names::kInline, tag.name);
    if (!tag.closing && !tag.self_closing && html_names::contains(html_names::kHidden, tag.name)) {
      if (const auto closing = closed_after(tag.name, tag.end); closing != kNoPlace) {
        at_ = closing;
        return;
      }
    }
    drop_to(tag.end, spaced);
  }

  /// Where the first `</name` at or behind `at` stands.
  std::size_t closed_after(const std::string& name, std::size_t at) {
    if (!closings_) index_closings();
    const auto found = closings_->find(name);
    if (found == closings_->end()) return kNoPlace;
    const auto& places = found->second;
    const auto place = std::lower_bound(places.begin(), places.end(), at);
    return place == places.end() ? kNoPlace : *place;
  }

  void index_closings() {
    closings_.emplace();
    for (auto at = markup_.find("</"); at != kNoPlace; at = markup_.find("</", at + 2)) {
      const auto name = name_at(markup_, at + 2);
      if (!name.empty()) (*closings_)[to_ascii_lower(name)].push_back(at);
    }
  }

  std::string_view markup_;
  TagRule rule_;
  bool escapes_;
  std::size_t at_ = 0;
  std::size_t cdata_end_ = kNoPlace;
  std::size_t quotes_count_from_ = 0;  // quotes before have misled us once
  std::string out_;
  std::optional<std::unordered_map<std::string, std::vector<std::size_t>>> closings_;
  Finder angle_ends_{markup_, ">"};
  Finder comment_ends_{markup_, "-->"};
  Finder cdata_ends_{markup_, kCdataEnd};
  Finder double_quotes_{markup_, "\""};
  Finder single_quotes_{markup_, "'"};
};

}  // namespace

StrippedText strip_tags(std::string_view markup, TagRule rule) {
  return Stripper(markup, rule).run();
}

}  // namespace dateline
