// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/render.h"
#include "searcher/story.h"

namespace dateline {

/// A story for a person at a terminal: its timeline, with the first report and the hottest article
/// marked, then what is only known as related.
std::string render_story(const Story& story, const TextStyle& style);

}  // namespace dateline
