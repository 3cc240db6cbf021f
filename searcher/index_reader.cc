// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/index_reader.h"

#include <fmt/format.h>

namespace dateline {

IndexReader::IndexReader(std::string db) : snapshot_(std::move(db)) {
  for (int attempt = 1;; ++attempt) {
    try {
      snapshot_.refresh();
      return;
    } catch (const Xapian::NetworkError& error) {
      if (attempt >= kMaxNetworkAttempts) throw_index_error(snapshot_.db());
      snapshot_.hang_up(error);
    } catch (const Xapian::Error&) {
      if (attempt == kMaxAttempts) throw_index_error(snapshot_.db());
    }
  }
}

void IndexReader::throw_restless() const {
  throw IndexError(fmt::format("{}: the index changed {} times during one search, or is damaged",
                               snapshot_.db(), kMaxAttempts));
}

}  // namespace dateline
