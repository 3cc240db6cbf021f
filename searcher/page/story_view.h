// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/http_request.h"
#include "searcher/page/view.h"
#include "searcher/story.h"

namespace dateline {

/// One story: its articles by time, who reported it, and what is only known of. `kept` may say as
/// of when.
View story_view(const Parameters& kept, const Story& story);

}  // namespace dateline
