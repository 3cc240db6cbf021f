// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/fast_yaml.h"

#include <yaml.h>

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>

#include "common/yaml_tree_builder.h"

namespace dateline {
namespace {

std::string_view text_of(const yaml_char_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// libyaml counts characters, we count bytes. Events come in the order of the text, so that one
/// pass over it converts them all.
class ByteCounter {
 public:
  ByteCounter(std::string_view header, std::size_t first_line)
      : header_(header), first_line_(first_line) {}

  YamlPlace place(const yaml_mark_t& mark) {
    while (characters_ < mark.index && bytes_ < header_.size()) {
      if (header_[bytes_] == '\n') line_start_ = bytes_ + 1;
      ++bytes_;
      while (bytes_ < header_.size() && is_continuation(header_[bytes_])) ++bytes_;
      ++characters_;
    }
    return {bytes_, {first_line_ + mark.line, bytes_ - line_start_ + 1}};
  }

 private:
  static bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
  }

  std::string_view header_;
  std::size_t first_line_;
  std::size_t characters_ = 0;
  std::size_t bytes_ = 0;
  std::size_t line_start_ = 0;
};

/// A parser over one header, and its current event.
class Parser {
 public:
  explicit Parser(std::string_view header) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(header.data()),
                                 header.size());
  }
  ~Parser() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// The next event, valid until the next call; nullptr on an error.
  const yaml_event_t* next() {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser_, &event_) == 0 ? nullptr : &event_;
  }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

/// What yaml-cpp takes for null if it stands there without quotes.
bool is_null(std::string_view text) {
  constexpr std::array<std::string_view, 5> kNulls = {"", "~", "null", "Null", "NULL"};
  return std::find(kNulls.begin(), kNulls.end(), text) != kNulls.end();
}

/// Takes events in, as far as the strict reader is sure to see the same.
class Reader {
 public:
  Reader(std::string_view header, std::size_t first_line)
      : counter_(header, first_line), last_line_is_open_(!header.ends_with('\n')) {}

  /// False: not for us.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return take_scalar(event);
      case YAML_SEQUENCE_START_EVENT: {
        const auto& start = event.data.sequence_start;
        in_flow_ += start.style == YAML_FLOW_SEQUENCE_STYLE || in_flow_ > 0 ? 1 : 0;
        return begin(YamlNode::Kind::kSequence, event, start.anchor, start.tag);
      }
      case YAML_MAPPING_START_EVENT: {
        const auto& start = event.data.mapping_start;
        return start.style != YAML_FLOW_MAPPING_STYLE && in_flow_ == 0 &&
               begin(YamlNode::Kind::kMap, event, start.anchor, start.tag);
      }
      case YAML_SEQUENCE_END_EVENT:
        in_flow_ -= in_flow_ > 0 ? 1 : 0;
        builder_.end();
        return true;
      case YAML_MAPPING_END_EVENT:
        builder_.end();
        return true;
      case YAML_DOCUMENT_START_EVENT:
        return event.data.document_start.implicit != 0;
      case YAML_DOCUMENT_END_EVENT:
        return event.data.document_end.implicit != 0;
      case YAML_STREAM_START_EVENT:
        return true;
      case YAML_NO_EVENT:
      case YAML_STREAM_END_EVENT:
      case YAML_ALIAS_EVENT:
        break;
    }
    return false;
  }

  [[nodiscard]] std::optional<YamlNode>& root() { return builder_.root(); }

 private:
  bool begin(YamlNode::Kind kind, const yaml_event_t& event, const void* anchor, const void* tag) {
    if (anchor != nullptr || tag != nullptr) return false;
    builder_.begin(kind, counter_.place(event.start_mark));
    return true;
  }

  bool take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const std::string_view text = text_of(scalar.value, scalar.length);
    if (scalar.anchor != nullptr || scalar.tag != nullptr || is_doubtful(event, text)) return false;
    const YamlPlace place = counter_.place(event.start_mark);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && is_null(text)) {
      builder_.null(place);
    } else {
      builder_.scalar(place, std::string(text), !plain);
    }
    return true;
  }

  /// Question marks in brackets, blank lines within quotes, block scalars at a line's start or, as
  /// one may end there, before an end without a line break.
  [[nodiscard]] bool is_doubtful(const yaml_event_t& event, std::string_view text) const {
    switch (event.data.scalar.style) {
      case YAML_PLAIN_SCALAR_STYLE:
        return in_flow_ > 0 && text.find('?') != std::string_view::npos;
      case YAML_LITERAL_SCALAR_STYLE:
      case YAML_FOLDED_SCALAR_STYLE:
        return event.start_mark.column == 0 || last_line_is_open_;
      default:
        return event.end_mark.line > event.start_mark.line &&
               text.find('\n') != std::string_view::npos;
    }
  }

  ByteCounter counter_;
  bool last_line_is_open_;
  YamlTreeBuilder builder_;
  int in_flow_ = 0;  // depth of brackets
};

/// libyaml breaks lines at these, or passes over them, and yaml-cpp does not.
bool has_doubtful_character(std::string_view text) {
  for (const std::string_view mark : {"\u0085", "\u2028", "\u2029", "\uFEFF"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (!text.substr(at).starts_with("\r\n")) return true;
  }
  return false;
}

}  // namespace

std::optional<YamlNode> parse_yaml_fast(std::string_view header, std::size_t first_line) {
  if (has_doubtful_character(header)) return std::nullopt;
  Parser parser(header);
  Reader reader(header, first_line);
  try {
    const yaml_event_t* event = parser.next();
    while (event != nullptr && event->type != YAML_STREAM_END_EVENT) {
      if (!reader.take(*event)) return std::nullopt;
      event = parser.next();
    }
    if (event == nullptr) return std::nullopt;
  } catch (const YamlRefusal&) {
    return std::nullopt;
  }
  auto& root = reader.root();
  if (!root || root->kind != YamlNode::Kind::kMap) return std::nullopt;
  return std::move(*root);
}

}  // namespace dateline
