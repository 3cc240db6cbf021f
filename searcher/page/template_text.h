// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// The page's template, in Mustache: the files of searcher/page/templates/, put together.
std::string_view template_text();

}  // namespace dateline
