// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/command_line.h"
#include "searcher/option_values.h"
#include "searcher/request.h"

namespace dateline {

/// Adds the options that say which articles may match at all: --topic, --from, ...
void add_filter_options(boost::program_options::options_description& table);

/// Reads them.
Problem read_filters(const Arguments& in, Filters& out);

}  // namespace dateline
