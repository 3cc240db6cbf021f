// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include "common/cluster_file.h"

namespace dateline {
namespace {

class Planner {
 public:
  Planner(const FileTable& files, const Roots& roots, const FileChoice& choice, RunReport& report)
      : files_(files), roots_(roots), choice_(choice), report_(report) {}

  void add(const Target& target) {
    const Root& root = roots_.all().at(target.root);
    const std::filesystem::path path = target.path.empty()
                                           ? std::filesystem::path(root.path) / target.below
                                           : std::filesystem::path(target.path);
    Scan scan = scan_source(path, choice_.excludes);
    report_.other_files += scan.other_files;
    std::move(scan.diagnostics.begin(), scan.diagnostics.end(),
              std::back_inserter(report_.diagnostics));
    for (SourceFile& file : scan.files) {
      if (!target.below.empty()) {
        file.relative_path =
            target.is_file ? target.below : target.below + '/' + file.relative_path;
      }
      add(target.root, std::move(file));
    }
    if (scan.complete && !target.is_file) scanned_.push_back(target);
  }

  UpdatePlan finish() {
    files_.for_each([this](const std::string& id, const FileEntry& entry) {
      if (seen_.count(id) > 0 || !was_scanned(id, entry)) return;
      plan_.vanished.push_back(id);
      if (entry.status == FileStatus::kIndexed) ++plan_.vanished_documents;
    });
    std::sort(plan_.vanished.begin(), plan_.vanished.end());
    return std::move(plan_);
  }

 private:
  void add(std::uint32_t root, SourceFile file) {
    std::string id = roots_.id_of(root, file.relative_path);
    if (shard_of_id(id, choice_.shard.count) != choice_.shard.number) return;
    const FileEntry* known = files_.find(id);
    const auto seen = seen_.find(id);
    if (root != (known != nullptr ? known->root : seen != seen_.end() ? seen->second : root)) {
      report_.diagnostics.push_back({Severity::kError,
                                     file.path,
                                     {},
                                     "another indexed folder already has a file of the id '" + id +
                                         "'; rename one of the two"});
      return;
    }
    if (!seen_.emplace(id, root).second) return;
    if (known != nullptr && known->stamp == file.stamp) {
      count(known->status);
      return;
    }
    plan_.tasks.push_back({std::move(id), std::move(file.path), file.stamp, root, known});
  }

  void count(FileStatus status) {
    switch (status) {
      case FileStatus::kIndexed:
        ++report_.unchanged;
        break;
      case FileStatus::kUnpublished:
        ++report_.unpublished;
        break;
      case FileStatus::kNotAnArticle:
        ++report_.not_articles;
        break;
    }
  }

  [[nodiscard]] bool was_scanned(const std::string& id, const FileEntry& entry) const {
    return std::any_of(scanned_.begin(), scanned_.end(), [&](const Target& target) {
      if (target.root != entry.root) return false;
      if (target.below.empty()) return true;
      const std::string start = roots_.id_of(target.root, target.below) + '/';
      return id.compare(0, start.size(), start) == 0;
    });
  }

  const FileTable& files_;
  const Roots& roots_;
  const FileChoice& choice_;
  RunReport& report_;
  UpdatePlan plan_;
  std::unordered_map<std::string, std::uint32_t> seen_;  // roots by id
  std::vector<Target> scanned_;
};

}  // namespace

UpdatePlan plan_update(const FileTable& files, const Roots& roots,
                       const std::vector<Target>& targets, const FileChoice& choice,
                       RunReport& report) {
  Planner planner(files, roots, choice, report);
  for (const Target& target : targets) planner.add(target);
  return planner.finish();
}

}  // namespace dateline
