// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/coverage.h"
#include "searcher/page/survey_view.h"

namespace dateline {

/// A row for each publisher: how much, how early, how well.
View coverage_view(const SurveyPage& page, const Coverage& coverage);

}  // namespace dateline
