// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/router.h"

namespace dateline {

/// `GET /`: the search page.
HttpResponse serve_page(const HttpRequest& request, HandlerContext& context);

}  // namespace dateline
