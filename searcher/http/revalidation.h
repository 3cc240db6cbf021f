// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/router.h"
#include "searcher/http/server_metrics.h"

namespace dateline {

/// `handler` for clients that keep its answers: each answer has the ETag of the index's state, and
/// who has it already gets a 304 without a search. An answer that is not a 200 is not to be kept.
Handler revalidated(Handler handler, ServerMetrics& metrics);

}  // namespace dateline
