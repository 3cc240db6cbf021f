// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_table.h"

#include "common/hash.h"
#include "common/varint.h"

namespace dateline {
namespace {

void write_entry(ByteWriter& out, const std::string& id, const FileEntry& entry) {
  out.put(std::string_view(id));
  out.put(std::uint64_t{entry.root});
  out.put(std::uint64_t{static_cast<std::uint8_t>(entry.status)});
  out.put(entry.stamp.size_bytes);
  out.put_signed(entry.stamp.mtime_ns);
  out.put(entry.stamp.inode);
  out.put(entry.content_hash);
  out.put(entry.hashes.terms);
  out.put(entry.hashes.all);
}

FileEntry read_entry(ByteReader& in) {
  FileEntry entry;
  entry.root = static_cast<std::uint32_t>(in.number());
  entry.status = static_cast<FileStatus>(in.number());
  entry.stamp.size_bytes = in.number();
  entry.stamp.mtime_ns = in.signed_number();
  entry.stamp.inode = in.number();
  entry.content_hash = in.number();
  entry.hashes.terms = in.number();
  entry.hashes.all = in.number();
  return entry;
}

}  // namespace

bool FileTable::load_bucket(std::string_view bytes) {
  ByteReader in(bytes);
  while (in.ok() && !in.at_end()) {
    const std::string id(in.text());
    const FileEntry entry = read_entry(in);
    if (!in.ok() || entry.status > FileStatus::kNotAnArticle) return false;
    put(id, entry);
  }
  changed_.clear();
  return in.ok();
}

const FileEntry* FileTable::find(const std::string& id) const {
  const Bucket& bucket = buckets_[number_of(id)];
  const auto at = bucket.find(id);
  return at == bucket.end() ? nullptr : &at->second;
}

void FileTable::put(const std::string& id, const FileEntry& entry) {
  const std::uint32_t number = number_of(id);
  const auto [at, is_new] = buckets_[number].try_emplace(id, entry);
  if (is_new) {
    ++size_;
  } else {
    if (at->second.status == FileStatus::kIndexed) --indexed_;
    at->second = entry;
  }
  if (entry.status == FileStatus::kIndexed) ++indexed_;
  changed_.insert(number);
}

void FileTable::erase(const std::string& id) {
  const std::uint32_t number = number_of(id);
  const auto at = buckets_[number].find(id);
  if (at == buckets_[number].end()) return;
  if (at->second.status == FileStatus::kIndexed) --indexed_;
  --size_;
  buckets_[number].erase(at);
  changed_.insert(number);
}

std::uint32_t FileTable::number_of(const std::string& id) const {
  return static_cast<std::uint32_t>(hash64(id) % buckets_.size());
}

void FileTable::mark_all_changed() {
  for (std::uint32_t number = 0; number < buckets_.size(); ++number) {
    if (!buckets_[number].empty()) changed_.insert(number);
  }
}

std::map<std::uint32_t, std::string> FileTable::take_changed_buckets() {
  std::map<std::uint32_t, std::string> out;
  for (const std::uint32_t number : changed_) {
    ByteWriter bytes;
    for (const auto& [id, entry] : buckets_[number]) write_entry(bytes, id, entry);
    out[number] = bytes.take();
  }
  changed_.clear();
  return out;
}

}  // namespace dateline
