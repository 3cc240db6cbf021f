// SPDX-License-Identifier: GPL-2.0-or-later
// What is read back from an index: records, rows of files, roots, topics.
#include "common/record.h"

#include <cstdlib>

#include "common/schema.h"
#include "indexer/file_table.h"
#include "indexer/roots.h"
#include "tests/fuzz/targets.h"

namespace dateline {

void fuzz_record(std::string_view bytes) {
  if (const auto record = decode_record(bytes)) {
    if (decode_record(encode_record(*record)) != record) std::abort();
  }
  (void)decode_file_row(bytes);
  const Roots roots = Roots::decode(bytes);
  if (Roots::decode(roots.encode()).all() != roots.all()) std::abort();
  (void)decode_topics(bytes);
}

}  // namespace dateline
