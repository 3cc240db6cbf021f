// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "indexer/index_writer.h"

namespace dateline {
namespace {

/// One import.
class Import {
 public:
  Import(const std::string& db, std::string name)
      : name_(std::move(name)),
        writer_(std::make_shared<IndexLock>(db),
                [this](const std::string& id, const std::string& reason) { refuse(id, reason); }) {}

  void add(const std::string& line) {
    ++lines_;
    report_.bytes_read += line.size() + 1;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;
    if (line.size() > kMaxImportLineBytes) {
      return reject(fmt::format("the line has more than {} bytes", kMaxImportLineBytes));
    }
    auto document = imported_document(line, builder_);
    if (!document) return reject(document.error().message);
    FileEntry entry;
    if (!document->published) {
      entry.status = FileStatus::kUnpublished;
      ++report_.unpublished;
      return writer_.remember(document->id, entry);
    }
    entry.hashes = document->built.hashes;
    const auto known = writer_.files().find(document->id);
    const bool is_update = known && known->status == FileStatus::kIndexed;
    ++(is_update ? report_.updated : report_.added);
    writer_.upsert(document->id, std::move(document->built), entry);
  }

  RunReport finish() {
    writer_.commit();
    writer_.tell_stories();
    report_.documents = writer_.documents();
    report_.added -= std::min(report_.added, refused_);
    report_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    return std::move(report_);
  }

  void interrupt() { report_.interrupted = true; }

 private:
  using Clock = std::chrono::steady_clock;

  void reject(std::string message) {
    report_.diagnostics.push_back(
        {Severity::kError, name_, Position{lines_, 1}, std::move(message)});
  }

  void refuse(const std::string& id, const std::string& reason) {
    reject(fmt::format("the database refuses {}: {}", id, reason));
    ++refused_;
  }

  const Clock::time_point started_ = Clock::now();
  std::string name_;
  RunReport report_;
  std::size_t lines_ = 0;
  std::uint64_t refused_ = 0;
  DocumentBuilder builder_;
  IndexWriter writer_;
};

}  // namespace

RunReport import_index(const std::string& db, std::istream& in, const std::string& name,
                       const std::atomic<bool>& stop) {
  Import run(db, name);
  for (std::string line; !stop && std::getline(in, line);) run.add(line);
  if (stop) run.interrupt();
  return run.finish();
}

}  // namespace dateline
