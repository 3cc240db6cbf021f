// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_list.h"

#include <algorithm>

namespace dateline {

void FileList::add(std::string_view relative_path, const FileStamp& stamp) {
  constexpr std::size_t kLeastBlock = 4 << 10;
  constexpr std::size_t kGreatestBlock = 1 << 20;
  const bool fits =
      !blocks_.empty() && blocks_.back().capacity() - blocks_.back().size() >= relative_path.size();
  if (!fits) {
    const std::size_t doubled = blocks_.empty() ? kLeastBlock : 2 * blocks_.back().capacity();
    blocks_.emplace_back().reserve(
        std::max(std::min(doubled, kGreatestBlock), relative_path.size()));
  }
  std::string& block = blocks_.back();
  const std::size_t at = block.size();
  block += relative_path;
  rows_.push_back({block.data() + at, static_cast<std::uint32_t>(relative_path.size()), stamp});
}

void FileList::sort() { std::ranges::sort(rows_, {}, &Row::name); }

std::string FileList::path(std::size_t at) const { return start_ + std::string(relative_path(at)); }

SourceFile FileList::operator[](std::size_t at) const {
  return {path(at), std::string(relative_path(at)), stamp(at)};
}

bool FileList::contains(std::string_view relative_path) const {
  return std::ranges::binary_search(rows_, relative_path, {}, &Row::name);
}

}  // namespace dateline
