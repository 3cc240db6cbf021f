// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/result.h"
#include "searcher/http/http_request.h"
#include "searcher/request.h"

namespace dateline {

/// Hits on a page.
inline constexpr std::uint32_t kHitsPerPage = 20;

/// What a reader asks the page for.
struct PageRequest {
  Parameters kept;   ///< the search as the URL has it: what links go on from
  std::string text;  ///< as typed
  Request search;
  std::uint32_t page = 1;  ///< counted from 1
  std::string why;         ///< id of the hit whose score is to be explained; empty: none
  std::string copies;      ///< id of the hit whose copies are to be listed; empty: none
};

/// `text` as it is searched for: with `typing` among the parameters, its last word is a beginning.
std::string searched_text(const Parameters& parameters, std::string text);

/// Reads the parameters of `/`: those of the search, `page`, `why`, `copies` and `typing`. Without
/// words and order the newest come first.
Result<PageRequest, Failure> read_page_request(const Parameters& parameters);

}  // namespace dateline
