// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_table.h"

#include <fmt/format.h>

#include <utility>

#include "common/hash.h"
#include "common/index_error.h"
#include "common/schema.h"
#include "common/varint.h"

namespace dateline {
namespace {

/// Xapian's keys have 255 bytes at most.
constexpr std::size_t kMaxKeyIdBytes = 200;

bool is_long(std::string_view id) { return id.size() > kMaxKeyIdBytes; }

std::string key_of(const std::string& id) {
  constexpr std::size_t kKeptBytes = 100;
  std::string key(metadata::kFilePrefix);
  return is_long(id) ? key + id.substr(0, kKeptBytes) + '#' + hash128_hex(id) : key + id;
}

std::string encode_row(const std::string& id, const FileEntry& entry) {
  ByteWriter out;
  out.put(std::uint64_t{entry.root});
  out.put(std::uint64_t{static_cast<std::uint8_t>(entry.status)});
  out.put(entry.stamp.size_bytes);
  out.put_signed(entry.stamp.mtime_ns);
  out.put(entry.stamp.inode);
  out.put(entry.content_hash);
  out.put(entry.hashes.terms);
  out.put(entry.hashes.all);
  if (is_long(id)) out.put(std::string_view(id));
  return out.take();
}

}  // namespace

FileTable::FileTable(const Xapian::Database& index, std::string name)
    : index_(index), name_(std::move(name)) {}

std::optional<FileEntry> FileTable::find(const std::string& id) const {
  std::string bytes;
  try {
    bytes = index_.get_metadata(key_of(id));
  } catch (const Xapian::Error&) {
    throw_index_error(name_);
  }
  if (bytes.empty()) return std::nullopt;
  const auto row = decode_file_row(bytes);
  if (!row) fail();
  return row->entry;
}

template <typename Look>
void FileTable::for_each_key(Look look) const {
  const std::string start(metadata::kFilePrefix);
  try {
    const auto end = index_.metadata_keys_end(start);
    for (auto at = index_.metadata_keys_begin(start); at != end; ++at) look(at);
  } catch (const Xapian::Error&) {
    throw_index_error(name_);
  }
}

void FileTable::for_each(const Visit& visit) const {
  for_each_key([&](const Xapian::TermIterator& at) {
    const std::string key = *at;
    const std::string bytes = index_.get_metadata(key);
    const auto row = decode_file_row(bytes);
    if (!row) fail();
    visit(
        row->long_id.empty() ? key.substr(metadata::kFilePrefix.size()) : std::string(row->long_id),
        row->entry);
  });
}

std::uint64_t FileTable::size() const {
  std::uint64_t count = 0;
  for_each_key([&count](const Xapian::TermIterator&) { ++count; });
  return count;
}

void FileTable::fail() const {
  throw IndexDamaged(fmt::format("{}: the list of files is damaged; build the index anew", name_));
}

void put_file(Xapian::WritableDatabase& index, const std::string& id, const FileEntry& entry) {
  index.set_metadata(key_of(id), encode_row(id, entry));
}

void erase_file(Xapian::WritableDatabase& index, const std::string& id) {
  index.set_metadata(key_of(id), "");
}

std::optional<FileRow> decode_file_row(std::string_view bytes) {
  ByteReader in(bytes);
  FileRow row;
  FileEntry& entry = row.entry;
  entry.root = static_cast<std::uint32_t>(in.number());
  const std::uint64_t status = in.number();
  entry.status = static_cast<FileStatus>(status);
  entry.stamp.size_bytes = in.number();
  entry.stamp.mtime_ns = in.signed_number();
  entry.stamp.inode = in.number();
  entry.content_hash = in.number();
  entry.hashes.terms = in.number();
  entry.hashes.all = in.number();
  if (!in.at_end()) row.long_id = in.text();
  constexpr auto kLastStatus = static_cast<std::uint64_t>(FileStatus::kNotAnArticle);
  if (!in.ok() || !in.at_end() || status > kLastStatus) return std::nullopt;
  return row;
}

}  // namespace dateline
