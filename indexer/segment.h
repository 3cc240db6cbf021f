// SPDX-License-Identifier: GPL-2.0-or-later
// A segment: a small Xapian database of a run of new files, one of many that are made side by side
// and then merged into an index. It is complete, with rows for its own files, so that a run that
// was killed is gone on from.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "indexer/document_builder.h"
#include "indexer/file_table.h"
#include "indexer/topic_table.h"

namespace dateline {

/// What a finished segment says of itself.
struct SegmentState {
  std::uint64_t documents = 0;
  std::map<TopicId, std::string> topics;  ///< those that its documents use
  std::string roots;                      ///< Roots::encode() of the run that made it
};

/// The metadata key that holds it, in segments alone.
inline constexpr const char* kSegmentKey = "dateline.segment";

/// A segment that was read back.
struct OpenSegment {
  SegmentState state;
  FileTable files;
};

/// The segment at `path`; nothing if that is none, or one that was never finished or is of another
/// schema or ICU version.
std::optional<OpenSegment> open_segment(const std::filesystem::path& path);

/// Writes one segment. Nothing is on disk that open_segment() takes until finish().
class SegmentWriter {
 public:
  /// `topics` is shared by all segments of a run. Throws Xapian::Error.
  SegmentWriter(const std::filesystem::path& path, TopicTable& topics, std::string roots);

  /// Adds a document. Throws Xapian::Error; the segment is then of no more use.
  void add(const std::string& id, BuiltDocument built, const FileEntry& entry);

  /// Remembers a file that has no document.
  void remember(const std::string& id, const FileEntry& entry);

  /// Makes the segment durable and returns the number of its documents. Throws Xapian::Error,
  /// IndexError.
  std::uint64_t finish();

 private:
  std::filesystem::path path_;
  TopicTable& topics_;
  Xapian::WritableDatabase database_;
  SegmentState state_;
};

}  // namespace dateline
