// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/strict_yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include "common/unicode.h"
#include "common/yaml_advice.h"
#include "common/yaml_tree_builder.h"

namespace dateline {
namespace {

// The last key of every header, put there by us: where it is missing, the parser stopped early or
// took it for a part of a value.
constexpr std::string_view kSentinelKey = "dateline-end-of-header";
constexpr std::string_view kSentinelLine = "dateline-end-of-header: 1\n";

std::size_t offset_of(const YAML::Mark& mark) {
  return static_cast<std::size_t>(std::max(mark.pos, 0));
}

/// yaml-cpp makes the escapes `\N` and `\_` the single bytes 85 and A0; in UTF-8 they are two each.
std::string with_utf8_escapes(std::string_view value) {
  std::string out;
  while (const auto bad = first_invalid_utf8(value)) {
    out += value.substr(0, *bad);
    out += '\xC2';
    out += value[*bad];
    value.remove_prefix(*bad + 1);
  }
  out += value;
  return out;
}

/// Passes the parser's events on to the tree. Throws YamlRefusal out of them.
class Events : public YAML::EventHandler {
 public:
  Events(std::string_view header, std::size_t first_line)
      : header_(header), first_line_(first_line) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    builder_.null(place(mark));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    throw YamlRefusal{offset_of(mark),
                      "an alias (`*name`), which is not read here; put a value that "
                      "starts with `*` in quotes"};
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    const bool standard_tag = tag.starts_with("tag:yaml.org,2002:");
    if (tag != "?" && tag != "!" && !tag.empty() && !standard_tag) refuse_tag(mark);
    const auto at = offset_of(mark);
    const char first = at < header_.size() ? header_[at] : ' ';
    if (tag == "!" && (first == '"' || first == '\'')) last_quoted_ = at;
    builder_.scalar(place(mark), first == '"' ? with_utf8_escapes(value) : value,
                    tag == "!" || standard_tag);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    refuse_anchor(mark, anchor);
    builder_.begin(YamlNode::Kind::kSequence, place(mark));
  }
  void OnSequenceEnd() override { builder_.end(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    refuse_anchor(mark, anchor);
    builder_.begin(YamlNode::Kind::kMap, place(mark));
  }
  void OnMapEnd() override { builder_.end(); }

  [[nodiscard]] YamlTreeBuilder& builder() { return builder_; }
  [[nodiscard]] const YamlTreeBuilder& builder() const { return builder_; }
  [[nodiscard]] std::optional<std::size_t> last_quoted() const { return last_quoted_; }

 private:
  [[nodiscard]] YamlPlace place(const YAML::Mark& mark) const {
    return {offset_of(mark),
            {first_line_ + static_cast<std::size_t>(std::max(mark.line, 0)),
             static_cast<std::size_t>(std::max(mark.column, 0)) + 1}};
  }

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == YAML::NullAnchor) return;
    throw YamlRefusal{offset_of(mark),
                      "an anchor (`&name`), which is not read here; put a value that "
                      "starts with `&` in quotes"};
  }

  static void refuse_tag(const YAML::Mark& mark) {
    throw YamlRefusal{offset_of(mark),
                      "a tag (`!name`), which is not read here; put a value that "
                      "starts with `!` in quotes"};
  }

  std::string_view header_;
  std::size_t first_line_;
  YamlTreeBuilder builder_;
  std::optional<std::size_t> last_quoted_;
};

/// The header as the parser shall see it: with the sentinel, and without the byte that yaml-cpp
/// takes for the end of its input. Offsets stay.
std::string prepared(std::string_view header) {
  std::string text;
  text.reserve(header.size() + kSentinelLine.size() + 1);
  text += header;
  std::replace(text.begin(), text.end(), '\x04', ' ');
  if (!text.empty() && text.back() != '\n') text += '\n';
  text += kSentinelLine;
  return text;
}

/// Why the parser, without complaint, did not come by the sentinel.
YamlRefusal explain_early_end(std::string_view header, const Events& events) {
  if (const auto quote = events.last_quoted();
      quote && quoted_end(header, *quote) == std::string_view::npos) {
    auto advice = explain_open_quote(header, *quote);
    return {advice.offset, std::move(advice.message)};
  }
  auto next = std::min(header.find('\n', events.builder().last_offset()), header.size());
  next = std::min(header.find_first_not_of(" \t\r\n", next), header.size());
  const auto rest = header.substr(next);
  for (const std::string_view mark : {"---", "...", "%"}) {
    if (!rest.starts_with(mark)) continue;
    return {next, fmt::format("`{}` at the start of a line ends the header; indent the line or put "
                              "it in quotes",
                              mark)};
  }
  return {next, "a field indented less than the first one; start all fields in the same column"};
}

YamlProblem problem_at(std::string_view header, std::size_t first_line, YamlRefusal refusal) {
  // Past the end, where only the sentinel stands, the last line is to blame.
  const auto last = header.find_last_not_of(" \t\r\n");
  const auto limit = last == std::string_view::npos ? 0 : last + 1;
  auto position = position_at(header, std::min(refusal.offset, limit));
  position.line += first_line - 1;
  return {position, std::move(refusal.message)};
}

/// Runs the parser. The refusal says why there is no complete tree.
std::optional<YamlRefusal> parse(std::string_view header, Events& events) {
  const auto first = header.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && (header[first] == '{' || header[first] == '[')) {
    return YamlRefusal{first,
                       "fields within brackets; write each on a line of its own, `key: value`"};
  }
  std::istringstream stream(prepared(header));
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(events);
  } catch (YamlRefusal& refusal) {
    return std::move(refusal);
  } catch (const YAML::Exception& exception) {
    auto advice =
        explain_yaml_failure(header, {.parser_message = exception.msg,
                                      .offset = offset_of(exception.mark),
                                      .last_quoted = events.last_quoted(),
                                      .innermost_bracket = events.builder().innermost_open()});
    return YamlRefusal{advice.offset, std::move(advice.message)};
  }
  auto& root = events.builder().root();
  if (root && root->kind == YamlNode::Kind::kSequence) {
    return YamlRefusal{0, "the front matter is a list; write fields, `key: value`"};
  }
  const bool complete = root && !root->children.empty() &&
                        root->children.back().key == kSentinelKey &&
                        events.builder().last_offset() >= header.size();
  if (!complete) return explain_early_end(header, events);
  root->children.pop_back();
  return std::nullopt;
}

}  // namespace

Result<YamlNode, YamlProblem> parse_yaml_strictly(std::string_view header, std::size_t first_line) {
  Events events(header, first_line);
  if (auto refusal = parse(header, events)) {
    return problem_at(header, first_line, std::move(*refusal));
  }
  return std::move(*events.builder().root());
}

}  // namespace dateline
