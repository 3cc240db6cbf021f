// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Drops Markdown's marks and keeps the words: headings, quotes, list and table marks, rules and
/// fences, emphasis, code ticks, links and images (their text stays, their target goes), link
/// definitions, backslash escapes. HTML within is left alone. Linear. It works line by line and so
/// may miss a mark or drop one too many, which does a text for searching no harm.
std::string strip_markdown(std::string_view text);

}  // namespace dateline
