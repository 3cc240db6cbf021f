// SPDX-License-Identifier: GPL-2.0-or-later
// An index's documents as lines of JSON, for other engines and for import.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/record.h"

namespace dateline {

enum class ExportFormat {
  kJsonl,           ///< an object a line; its `index` member lets import make the same index of it
  kOpenSearchBulk,  ///< an action line, then a document line, for OpenSearch's _bulk
  kMeilisearch,     ///< an object a line, with an `id` of letters and digits
};

/// "jsonl", "opensearch-bulk" or "meilisearch".
std::optional<ExportFormat> export_format_of(std::string_view name);

/// One document's lines, each with its line feed.
std::string export_lines(ExportFormat format, const Record& record,
                         const Xapian::Document& document);

/// Takes a document's lines; false: write no more.
using LineSink = std::function<bool(const std::string& lines)>;

/// Hands the documents of the index in folder `db` to `sink` in the order in which they are
/// stored, one at a time, and returns how many. Beside a writer, each is given as it is when its
/// turn comes, whole. Throws IndexError.
std::uint64_t export_index(const std::string& db, ExportFormat format, const LineSink& sink);

}  // namespace dateline
