// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/request.h"

namespace dateline {

/// What a person needs to know of the filters in force: `only topic AI or Space, from 2020-01-01`;
/// empty if there are none. Names stand as they were typed.
std::string filter_text(const Filters& filters);

}  // namespace dateline
