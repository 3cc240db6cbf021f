// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// What counts as a tag: stock tickers (`<SRD>`, `<BR>`) stand between `<` and `>` too.
enum class TagRule : std::uint8_t {
  kField,  ///< known names in lower case
  kBody,   ///< known names in any case
  kNone,   ///< nothing: only references are looked for
};

/// A text without tags.
struct StrippedText {
  std::string text;
  /// Complete character references (`&amp;`, `&#39;`) are in `text`, and every other `&` and `<` is
  /// escaped, so that an HTML parser sees nothing but references. If false, `text` is final.
  bool has_references = false;
};

/// Drops tags (a block's becomes a space), comments, CDATA marks, and elements that are never shown
/// (`<script>`, `<style>`, `<title>`, `<iframe>`) with their content. Linear, and without a tree:
/// the HTML parser nests without bound and takes more than a minute for a megabyte of `<div>`.
///
/// A name that the rule does not cover is still a tag if it closes (`</B>`), has attributes
/// (`<A HREF=…>`), or is closed further on; all else stays as text. Comments and hidden elements
/// that are never closed do not hide what follows.
StrippedText strip_tags(std::string_view markup, TagRule rule);

}  // namespace dateline
