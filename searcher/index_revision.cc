// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/index_revision.h"

#include <fmt/format.h>

namespace dateline {
namespace {

/// Of one local database; several and remote ones have none.
std::string revision_of(const Xapian::Database& index) {
  try {
    return std::to_string(index.get_revision());
  } catch (const Xapian::InvalidOperationError&) {
  } catch (const Xapian::UnimplementedError&) {
  }
  return fmt::format("{}.{}.{}", index.get_doccount(), index.get_lastdocid(),
                     index.get_total_length());
}

}  // namespace

std::string index_revision(const Xapian::Database& index) {
  return index.get_uuid() + '-' + revision_of(index);
}

}  // namespace dateline
