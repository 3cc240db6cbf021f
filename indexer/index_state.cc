// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_state.h"

#include <fmt/format.h>

#include "common/index_error.h"
#include "common/schema.h"

namespace dateline {

IndexState load_index_state(const Xapian::Database& index, const std::string& db) {
  IndexState state;
  state.roots = Roots::decode(index.get_metadata(std::string(metadata::kRoots)));
  const std::string start(metadata::kFileStatePrefix);
  for (auto at = index.metadata_keys_begin(start); at != index.metadata_keys_end(start); ++at) {
    if (!state.files.load_bucket(index.get_metadata(*at))) {
      throw IndexDamaged(fmt::format("{}: the list of files is damaged; build the index anew", db));
    }
  }
  return state;
}

}  // namespace dateline
