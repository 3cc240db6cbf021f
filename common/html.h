// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to the HTML parser.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A one-line front matter field as a reader should see it: entities decoded (also those escaped
/// twice, and the `#39;` that some feeds leave behind), known lower-case HTML tags (`<p>`, `<b>`)
/// stripped, white space of every kind folded into single spaces and trimmed. What merely looks
/// like a tag (`<SRD>`, `a < b`) stays.
std::string field_text(std::string_view raw);

/// The visible text of a body in HTML or Markdown: tags, scripts, styles, comments, Markdown marks
/// and link targets are dropped, a block's end becomes a space, entities are decoded, white space
/// is folded.
std::string body_text(std::string_view markup);

}  // namespace dateline
