// SPDX-License-Identifier: GPL-2.0-or-later
// A line of JSON that is to become a document.
#include "indexer/import.h"

#include <cstdlib>
#include <string>

#include "tests/fuzz/targets.h"

namespace dateline {

void fuzz_import(std::string_view bytes) {
  static DocumentBuilder builder;
  const auto document = imported_document(std::string(bytes), builder);
  if (document && document->id.empty()) std::abort();
}

}  // namespace dateline
