// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/open_index.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/schema.h"
#include "common/unicode.h"

namespace dateline {
namespace {

/// A writer that commits while an index is being opened may overwrite what is being read, which can
/// look like damage, or as if it held nothing. Only what stays so is true.
constexpr int kMaxAttempts = 10;

/// Why `index` cannot be read by this program; nothing if it can.
std::optional<std::string> version_fault(const Xapian::Database& index, const std::string& db) {
  const std::string schema = index.get_metadata(std::string(metadata::kSchemaVersion));
  if (schema != std::to_string(kSchemaVersion)) {
    return fmt::format(
        "{0}: the index has schema version {1}, this program reads {2}; "
        "build it anew: dateline-index rebuild --db {0} FOLDER",
        db, schema.empty() ? "none" : schema, kSchemaVersion);
  }
  const std::string icu = index.get_metadata(std::string(metadata::kIcuVersion));
  if (icu != icu_version()) {
    return fmt::format(
        "{0}: the index was made with ICU {1}, this program has {2}, which may cut words "
        "elsewhere; "
        "build it anew: dateline-index rebuild --db {0} FOLDER",
        db, icu, icu_version());
  }
  return std::nullopt;
}

}  // namespace

Xapian::Database open_index(const std::string& db) {
  for (int attempt = 1;; ++attempt) {
    const auto generation = current_generation(db);
    if (!generation) {
      throw IndexError(fmt::format(
          "{}: no index here; make one with: dateline-index update --db {} FOLDER", db, db));
    }
    const bool is_last = attempt == kMaxAttempts;
    try {
      Xapian::Database index(generation_path(db, *generation).string());
      const auto fault = version_fault(index, db);
      if (!fault) return index;
      if (is_last) throw IndexError(*fault);
    } catch (const Xapian::Error&) {
      if (is_last) throw_index_error(db);
    }
  }
}

void check_versions(const Xapian::Database& index, const std::string& db) {
  if (const auto fault = version_fault(index, db)) throw IndexError(*fault);
}

std::uint64_t commits_of(const Xapian::Database& index) {
  const std::string text = index.get_metadata(std::string(metadata::kCommits));
  std::uint64_t commits = 0;
  std::from_chars(text.data(), text.data() + text.size(), commits);
  return commits;
}

std::vector<std::string> load_topics(const Xapian::Database& index,
                                     std::vector<std::string> known) {
  const auto name = [&index](std::size_t id) {
    return index.get_metadata(std::string(metadata::kTopicPrefix) + std::to_string(id));
  };
  const std::string count = index.get_metadata(std::string(metadata::kTopicCount));
  const std::size_t size = count.empty() ? 0 : std::stoul(count);
  const bool goes_on =
      known.size() <= size && (known.empty() || known.back() == name(known.size() - 1));
  if (!goes_on) known.clear();
  known.reserve(size);
  for (std::size_t id = known.size(); id < size; ++id) known.push_back(name(id));
  return known;
}

}  // namespace dateline
