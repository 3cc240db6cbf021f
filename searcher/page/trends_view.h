// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/page/survey_view.h"
#include "searcher/trends.h"

namespace dateline {

/// Topics and publishers on the rise, each with a chart against its own past.
View trends_view(const SurveyPage& page, const Trends& trends);

}  // namespace dateline
