// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/streams.h"

#include <ostream>

#include "searcher/printable.h"

namespace dateline {

void warn_of_missing(const std::vector<std::string>& shards, const Streams& streams) {
  for (const std::string& shard : shards) {
    streams.err << "dateline-search: warning: PARTIAL answer: nobody answers for the shard "
                << printable(shard) << '\n';
  }
}

}  // namespace dateline
