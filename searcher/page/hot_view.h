// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/hot.h"
#include "searcher/page/survey_view.h"

namespace dateline {

/// The hottest stories, each with a bar.
View hot_view(const SurveyPage& page, const HotList& list);

}  // namespace dateline
