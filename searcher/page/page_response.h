// SPDX-License-Identifier: GPL-2.0-or-later
// What the parts of the page answer with.
#pragma once

#include <string>

#include "common/index_error.h"
#include "searcher/http/http_response.h"
#include "searcher/page/section.h"
#include "searcher/page/view.h"

namespace dateline {

HttpResponse html_response(int status, const View& view);

/// 400: what is asked for is wrong.
HttpResponse refused_page(Section section, const Parameters& kept, const std::string& why);

/// 503, with the reason for the log.
HttpResponse unreadable_page(Section section, const Parameters& kept, const IndexError& error);

}  // namespace dateline
