// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/page/section.h"
#include "searcher/page/view.h"

namespace dateline {

/// What stands on the page whatever was found: title, form, sections, links to its files.
View frame_view(Section section, const Parameters& kept);

/// Adds links to the same answer in other forms: as feeds, as a table, as JSON.
void add_forms(Section section, const Parameters& kept, View& view);

/// How the query was read, where that may surprise.
std::vector<View> note_views(const std::vector<std::string>& notes);

/// Why there is no answer, and what to do.
struct Trouble {
  std::string what;
  std::string advice;
};
View failure_view(Section section, const Parameters& kept, const Trouble& trouble);

/// The query among the parameters, empty if there is none.
std::string query_of(const Parameters& kept);

}  // namespace dateline
