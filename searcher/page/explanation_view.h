// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// What a hit's score is made of: a bar for each part, to the right what lifts it, to the left what
/// lowers it, and the sum. Requires `hit.explanation`.
View explanation_view(const Hit& hit);

}  // namespace dateline
