// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <istream>
#include <string>

#include "common/result.h"
#include "indexer/document_builder.h"
#include "indexer/run_report.h"

namespace dateline {

/// A line may have this many bytes: an article of the greatest size with all of its terms.
inline constexpr std::size_t kMaxImportLineBytes = 16 << 20;

/// A document read from a line.
struct ImportedDocument {
  std::string id;
  bool published = true;  ///< false: it is to be kept out, and has nothing in `built`
  BuiltDocument built;
};

/// Reads one line of `export --format jsonl`: its `index` member is taken as it is, so that the
/// document is the one that was exported. A line without it is an article: `id`, and its fields
/// under the names of an export or of an article file (`related` and `published: false` among
/// them), which `builder` analyses. Failure: what is wrong with it.
Result<ImportedDocument, Failure> imported_document(const std::string& line,
                                                    DocumentBuilder& builder);

/// Stores the documents of `in`, a line each, in the index in folder `db`, which is made if there
/// is none; a document with the id of another takes its place. Memory does not grow with the
/// length of `in`. What cannot be read is rejected, by `name` and line, and does not stop the
/// others. `stop` set: keeps what is done.
/// Throws IndexError.
RunReport import_index(const std::string& db, std::istream& in, const std::string& name,
                       const std::atomic<bool>& stop);

}  // namespace dateline
