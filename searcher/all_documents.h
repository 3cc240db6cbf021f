// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

namespace dateline {

/// Matches everything. Xapian::Query::MatchAll is one object for all threads, whose references are
/// counted without a lock: searches at the same time may delete it under each other.
inline Xapian::Query all_documents() { return Xapian::Query(std::string()); }

/// The same, with weight 0.
inline Xapian::Query all_documents_unweighted() {
  return {Xapian::Query::OP_SCALE_WEIGHT, all_documents(), 0};
}

}  // namespace dateline
