// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/yaml_tree.h"

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
#include "indexer/yaml_advice.h"

namespace dateline {
namespace {

// The last key of every header, put there by us: where it is missing, the parser stopped early or
// took it for a part of a value.
constexpr std::string_view kSentinelKey = "dateline-end-of-header";
constexpr std::string_view kSentinelLine = "dateline-end-of-header: 1\n";

/// What the parser accepts and we do not.
struct Refusal {
  std::size_t offset;
  std::string message;
};

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

/// Builds the tree from the parser's events. Throws Refusal out of them.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view header, std::size_t first_line)
      : header_(header), first_line_(first_line) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    YamlNode node;
    node.position = position(mark);
    add(std::move(node), mark);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    throw Refusal{offset_of(mark),
                  "an alias (`*name`), which is not read here; put a value that "
                  "starts with `*` in quotes"};
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    const bool standard_tag = tag.starts_with("tag:yaml.org,2002:");
    if (tag != "?" && tag != "!" && !tag.empty() && !standard_tag) refuse_tag(mark);
    const auto at = offset_of(mark);
    const bool quoted = tag == "!" || standard_tag;
    if (tag == "!" && at < header_.size() && (header_[at] == '"' || header_[at] == '\'')) {
      last_quoted_ = at;
    }
    auto text = at < header_.size() && header_[at] == '"' ? with_utf8_escapes(value) : value;
    if (is_key()) {
      open_.back().key = std::move(text);
      open_.back().key_position = position(mark);
      open_.back().has_key = true;
      return;
    }
    YamlNode node;
    node.kind = YamlNode::Kind::kScalar;
    node.quoted = quoted;
    node.position = position(mark);
    node.scalar = std::move(text);
    add(std::move(node), mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    begin(YamlNode::Kind::kSequence, mark, anchor);
  }
  void OnSequenceEnd() override { end(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    begin(YamlNode::Kind::kMap, mark, anchor);
  }
  void OnMapEnd() override { end(); }

  /// The whole document, once it ended.
  [[nodiscard]] std::optional<YamlNode>& root() { return root_; }
  [[nodiscard]] std::optional<std::size_t> last_quoted() const { return last_quoted_; }
  [[nodiscard]] std::optional<std::size_t> innermost_bracket() const {
    if (open_.empty()) return std::nullopt;
    return open_.back().offset;
  }
  [[nodiscard]] std::size_t last_offset() const { return last_offset_; }

 private:
  /// A sequence or map that has not ended.
  struct Open {
    YamlNode node;
    std::string key;  // of the entry to come, in a map
    Position key_position;
    bool has_key = false;
    std::size_t offset = 0;
  };

  [[nodiscard]] Position position(const YAML::Mark& mark) const {
    return {first_line_ + static_cast<std::size_t>(std::max(mark.line, 0)),
            static_cast<std::size_t>(std::max(mark.column, 0)) + 1};
  }

  [[nodiscard]] bool is_key() const {
    return !open_.empty() && open_.back().node.kind == YamlNode::Kind::kMap &&
           !open_.back().has_key;
  }

  void begin(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    refuse_anchor(mark, anchor);
    refuse_key(mark);
    if (open_.size() >= kMaxYamlDepth) {
      throw Refusal{offset_of(mark),
                    fmt::format("nested more than {} deep; an article needs 5", kMaxYamlDepth)};
    }
    Open open;
    open.node.kind = kind;
    open.node.position = position(mark);
    open.offset = offset_of(mark);
    last_offset_ = open.offset;
    open_.push_back(std::move(open));
  }

  void end() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    attach(std::move(node));
  }

  void add(YamlNode node, const YAML::Mark& mark) {
    refuse_key(mark);
    last_offset_ = offset_of(mark);
    attach(std::move(node));
  }

  void attach(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& parent = open_.back();
    if (parent.has_key) {
      node.key = std::move(parent.key);
      node.key_position = parent.key_position;
      parent.has_key = false;
    }
    parent.node.children.push_back(std::move(node));
  }

  void refuse_key(const YAML::Mark& mark) const {
    if (!is_key()) return;
    throw Refusal{offset_of(mark), "a key that is no plain word; write `key: value`"};
  }

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == YAML::NullAnchor) return;
    throw Refusal{offset_of(mark),
                  "an anchor (`&name`), which is not read here; put a value that "
                  "starts with `&` in quotes"};
  }

  static void refuse_tag(const YAML::Mark& mark) {
    throw Refusal{offset_of(mark),
                  "a tag (`!name`), which is not read here; put a value that "
                  "starts with `!` in quotes"};
  }

  std::string_view header_;
  std::size_t first_line_;
  std::vector<Open> open_;
  std::optional<YamlNode> root_;
  std::optional<std::size_t> last_quoted_;
  std::size_t last_offset_ = 0;
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
Refusal explain_early_end(std::string_view header, const TreeBuilder& builder) {
  if (const auto quote = builder.last_quoted();
      quote && quoted_end(header, *quote) == std::string_view::npos) {
    auto advice = explain_open_quote(header, *quote);
    return {advice.offset, std::move(advice.message)};
  }
  auto next = std::min(header.find('\n', builder.last_offset()), header.size());
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

YamlProblem problem_at(std::string_view header, std::size_t first_line, Refusal refusal) {
  // Past the end, where only the sentinel stands, the last line is to blame.
  const auto last = header.find_last_not_of(" \t\r\n");
  const auto limit = last == std::string_view::npos ? 0 : last + 1;
  auto position = position_at(header, std::min(refusal.offset, limit));
  position.line += first_line - 1;
  return {position, std::move(refusal.message)};
}

/// Runs the parser. The refusal says why there is no complete tree.
std::optional<Refusal> parse(std::string_view header, TreeBuilder& builder) {
  const auto first = header.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && (header[first] == '{' || header[first] == '[')) {
    return Refusal{first, "fields within brackets; write each on a line of its own, `key: value`"};
  }
  std::istringstream stream(prepared(header));
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (Refusal& refusal) {
    return std::move(refusal);
  } catch (const YAML::Exception& exception) {
    auto advice = explain_yaml_failure(header, {.parser_message = exception.msg,
                                                .offset = offset_of(exception.mark),
                                                .last_quoted = builder.last_quoted(),
                                                .innermost_bracket = builder.innermost_bracket()});
    return Refusal{advice.offset, std::move(advice.message)};
  }
  auto& root = builder.root();
  if (root && root->kind == YamlNode::Kind::kSequence) {
    return Refusal{0, "the front matter is a list; write fields, `key: value`"};
  }
  const bool complete = root && !root->children.empty() &&
                        root->children.back().key == kSentinelKey &&
                        builder.last_offset() >= header.size();
  if (!complete) return explain_early_end(header, builder);
  root->children.pop_back();
  return std::nullopt;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view wanted) const {
  const auto found = std::find_if(children.rbegin(), children.rend(),
                                  [wanted](const YamlNode& child) { return child.key == wanted; });
  return found == children.rend() ? nullptr : &*found;
}

Result<YamlNode, YamlProblem> parse_yaml_map(std::string_view header, std::size_t first_line) {
  TreeBuilder builder(header, first_line);
  if (auto refusal = parse(header, builder)) {
    return problem_at(header, first_line, std::move(*refusal));
  }
  return std::move(*builder.root());
}

}  // namespace dateline
