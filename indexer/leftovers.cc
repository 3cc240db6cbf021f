// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/leftovers.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "common/hash.h"
#include "common/index_error.h"
#include "indexer/bulk_build.h"
#include "indexer/segment.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

OpenSegment reopen(const fs::path& path) {
  auto segment = open_segment(path);
  if (!segment) throw IndexDamaged(path.string() + ": the segment cannot be read any more");
  return std::move(*segment);
}

bool fits(const OpenSegment& segment, const FileTable& index, const Roots& roots,
          TopicTable& topics) {
  bool is_new = true;
  segment.files.for_each(
      [&](const std::string& id, const FileEntry&) { is_new = is_new && !index.find(id); });
  const auto& names = segment.state.topics;
  return is_new && segment.state.roots == roots.encode() &&
         std::all_of(names.begin(), names.end(),
                     [&](const auto& topic) { return topics.put(topic.first, topic.second); });
}

}  // namespace

Leftovers::Leftovers(std::vector<fs::path> paths) : paths_(std::move(paths)) {
  for (std::uint32_t segment = 0; segment < paths_.size(); ++segment) {
    const OpenSegment opened = reopen(paths_[segment]);
    documents_ += opened.state.documents;
    opened.files.for_each([&](const std::string& id, const FileEntry&) {
      rows_.push_back({hash64(id), segment});
    });
  }
  std::ranges::sort(rows_);
}

const FileTable& Leftovers::table(std::uint32_t segment) const {
  if (open_ != segment) {
    open_table_ = reopen(paths_[segment]).files;
    open_ = segment;
  }
  return open_table_;
}

std::optional<FileEntry> Leftovers::find(const std::string& id) const {
  const std::uint64_t hash = hash64(id);
  auto row = std::ranges::lower_bound(rows_, hash, {}, &Row::hash);
  for (; row != rows_.end() && row->hash == hash; ++row) {
    if (auto entry = table(row->segment).find(id)) return entry;
  }
  return std::nullopt;
}

void Leftovers::for_each(const FileTable::Visit& visit) const {
  for (std::uint32_t segment = 0; segment < paths_.size(); ++segment) {
    table(segment).for_each(visit);
  }
}

std::optional<FileEntry> KnownFiles::find(const std::string& id) const {
  auto entry = index.find(id);
  return entry ? entry : leftovers.find(id);
}

void KnownFiles::for_each(const FileTable::Visit& visit) const {
  index.for_each(visit);
  leftovers.for_each(visit);
}

Leftovers take_leftovers(const fs::path& folder, const FileTable& index, const Roots& roots,
                         TopicTable& topics) {
  std::vector<fs::path> taken;
  for (const fs::path& path : find_segments(folder)) {
    const auto segment = open_segment(path);
    if (segment && fits(*segment, index, roots, topics)) taken.push_back(path);
  }
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (std::find(taken.begin(), taken.end(), entry.path()) != taken.end()) continue;
    fs::remove_all(entry.path(), ignored);
  }
  return Leftovers(std::move(taken));
}

}  // namespace dateline
