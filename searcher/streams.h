// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace dateline {

/// What a verb reads from and writes to: data to `out`, all else to `err`.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

/// Says on `streams.err` that an answer is without these shards, if there are any.
void warn_of_missing(const std::vector<std::string>& shards, const Streams& streams);

}  // namespace dateline
