// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/html.h"

#include <gumbo.h>

#include <memory>
#include <utility>
#include <vector>

#include "common/feed_entities.h"
#include "common/markdown.h"
#include "common/tag_stripper.h"
#include "common/white_space.h"

namespace dateline {
namespace {

struct OutputDeleter {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

/// The text of a document of text and character references only.
std::string decode_references(std::string_view markup) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, OutputDeleter> output(
      gumbo_parse_with_options(&options, markup.data(), markup.size()));
  std::string text;
  text.reserve(markup.size());
  std::vector<const GumboNode*> pending{output->root};
  while (!pending.empty()) {
    const GumboNode& node = *pending.back();
    pending.pop_back();
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
      text += node.v.text.text;
    } else if (node.type == GUMBO_NODE_ELEMENT) {
      const auto& children = node.v.element.children;
      for (auto i = children.length; i > 0; --i) {
        pending.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
      }
    }
  }
  return text;
}

std::string readable(std::string_view markup, TagRule rule) {
  auto stripped = strip_tags(markup, rule);
  if (!stripped.has_references) return std::move(stripped.text);
  return decode_references(stripped.text);
}

bool has_markup(std::string_view text) {
  return text.find_first_of("<&") != std::string_view::npos;
}

bool has_left_over_reference(std::string_view text) {
  if (text.find(';') == std::string_view::npos) return false;
  return text.find('#') != std::string_view::npos || text.find("quot;") != std::string_view::npos ||
         text.find("amp;") != std::string_view::npos;
}

/// A body that starts with a tag has no Markdown marks, but may have lines that look like them.
bool starts_with_tag(std::string_view markup) {
  const auto first = markup.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && markup[first] == '<';
}

}  // namespace

std::string field_text(std::string_view raw) {
  // A feed may escape its text, tags included, and the site that copies it may do so again.
  constexpr int kMaxEscapes = 3;
  if (!has_markup(raw) && !has_left_over_reference(raw)) return fold_white_space(raw);
  std::string text(raw);
  for (int i = 0; i < kMaxEscapes && has_markup(text); ++i) {
    auto read = readable(text, TagRule::kField);
    if (read == text) break;
    text = std::move(read);
  }
  text = fold_white_space(text);
  if (!has_left_over_reference(text)) return text;
  return fold_white_space(mend_feed_entities(text));
}

std::string body_text(std::string_view markup) {
  auto text = starts_with_tag(markup) ? readable(markup, TagRule::kBody)
                                      : readable(strip_markdown(markup), TagRule::kBody);
  // Escaped tags are meant to be read, but a reference that shows again was escaped by mistake.
  text = readable(text, TagRule::kNone);
  return fold_white_space(text);
}

}  // namespace dateline
