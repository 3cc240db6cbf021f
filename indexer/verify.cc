// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/verify.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <chrono>
#include <exception>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <utility>

#include "common/child_process.h"
#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/record.h"
#include "common/schema.h"
#include "indexer/file_table.h"
#include "indexer/generation_copy.h"
#include "indexer/index_state.h"
#include "indexer/manifest.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// How many documents are named before the rest is only counted.
constexpr std::size_t kMaxNamed = 10;

/// Faults, a line each.
class Faults {
 public:
  void add(const std::string& fault) {
    if (++count_ <= kMaxNamed) text_ += fault + '\n';
  }
  [[nodiscard]] std::string text() const {
    if (count_ <= kMaxNamed) return text_;
    return text_ + fmt::format("and {} more\n", count_ - kMaxNamed);
  }

 private:
  std::size_t count_ = 0;
  std::string text_;
};

void check_tables(const std::string& path, Faults& faults) {
  std::ostringstream details;
  const std::size_t errors = Xapian::Database::check(path, 0, &details);
  if (errors == 0) return;
  faults.add(fmt::format("Xapian finds {} errors in its tables", errors));
  std::istringstream lines(details.str());
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) faults.add("  " + line);
  }
}

void check_documents(const Xapian::Database& index, const std::string& db, Faults& faults) {
  const IndexState state = load_index_state(index);
  const FileTable files(index, db);
  for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
    const Xapian::Document document = index.get_document(*at);
    const auto record = decode_record(document.get_data());
    if (!record) {
      faults.add(fmt::format("document {}: its record cannot be read", *at));
      continue;
    }
    const auto file = files.find(record->id);
    if (!file || file->status != FileStatus::kIndexed) {
      faults.add(fmt::format("document {}: {} is not in the list of files", *at, record->id));
    }
    for (const TopicId topic : decode_topics(document.get_value(slot::kTopics))) {
      if (topic < state.topics.size()) continue;
      faults.add(fmt::format("document {}: topic {} is not in the table", *at, topic));
    }
  }
  Xapian::doccount indexed = 0;
  files.for_each([&indexed](const std::string&, const FileEntry& entry) {
    if (entry.status == FileStatus::kIndexed) ++indexed;
  });
  if (indexed != index.get_doccount()) {
    faults.add(
        fmt::format("{} documents, but {} in the list of files", index.get_doccount(), indexed));
  }
}

std::string check_here(const std::string& db, std::uint32_t generation) {
  const std::string path = generation_path(db, generation).string();
  Faults faults;
  try {
    check_tables(path, faults);
    const Xapian::Database index(path);
    check_versions(index, db);
    check_documents(index, db, faults);
  } catch (const Xapian::Error& error) {
    faults.add("Xapian: " + error.get_description());
  } catch (const std::exception& error) {
    faults.add(error.what());
  }
  return faults.text();
}

/// Whether the files in a folder allow `mode`, as access() has it.
bool allows(const fs::path& folder, int mode) {
  std::error_code failed;
  for (const auto& file : fs::directory_iterator(folder, failed)) {
    if (::access(file.path().c_str(), mode) != 0) return false;
  }
  return failed != std::errc::permission_denied;
}

/// A folder that is gone when this is.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_((fs::temp_directory_path() / "dateline-verify-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) {
      throw fs::filesystem_error("cannot be made", path_,
                                 std::error_code(errno, std::generic_category()));
    }
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// For who may only read: Xapian opens tables that it checks for writing.
std::vector<std::string> check_copy(const std::string& db, std::uint32_t generation) {
  constexpr int kAttempts = 10;
  const fs::path from = generation_path(db, generation);
  try {
    const TemporaryFolder folder;
    const fs::path to = generation_path(folder.path(), generation);
    bool is_copied = false;
    for (int i = 0; i < kAttempts && !is_copied; ++i) is_copied = try_copy(from, to);
    if (!is_copied) copy_generation(from, to);
    return check_generation(folder.path(), generation);
  } catch (const fs::filesystem_error& error) {
    throw IndexError(fmt::format(
        "{}: may not be written to, so that a copy has to be checked, and that cannot be made: {}; "
        "set TMPDIR to a folder with room for it",
        db, error.what()));
  }
}

}  // namespace

std::vector<std::string> check_generation(const std::string& db, std::uint32_t generation) {
  const auto text = run_in_child([&] { return check_here(db, generation); });
  if (!text) return {"reading the tables crashes"};
  std::vector<std::string> faults;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) faults.push_back(line);
  return faults;
}

VerifyReport verify_index(const std::string& db) {
  const auto started = std::chrono::steady_clock::now();
  const auto generation = current_generation(db);
  if (!generation) throw IndexError(fmt::format("{}: no index here", db));
  const fs::path folder = generation_path(db, *generation);
  if (!allows(folder, R_OK)) {
    throw IndexError(fmt::format("{}: verify may not read all of it", folder.string()));
  }
  VerifyReport report;
  report.generation = *generation;
  if (auto faults = check_manifest(db, *generation)) {
    report.has_manifest = true;
    report.faults = std::move(*faults);
  }
  const auto check = allows(folder, W_OK) ? check_generation : check_copy;
  for (std::string& fault : check(db, *generation)) report.faults.push_back(std::move(fault));
  if (report.faults.empty()) report.documents = open_index(db).get_doccount();
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

std::string verify_text(const VerifyReport& report) {
  std::string text;
  for (const std::string& fault : report.faults) text += fault + '\n';
  const char* manifest = report.has_manifest
                             ? "files as in the manifest"
                             : "no manifest, as it was written to since it was made";
  if (!report.faults.empty()) {
    return text + fmt::format("generation {} is damaged; build it anew with: rebuild\n",
                              report.generation);
  }
  return fmt::format("generation {} is sound: {} documents, {}; {:.2f} s\n", report.generation,
                     report.documents, manifest, report.seconds);
}

}  // namespace dateline
