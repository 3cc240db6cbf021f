// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "common/cluster_file.h"

namespace dateline {
namespace {

class Planner {
 public:
  Planner(const KnownFiles& files, const Roots& roots, const FileChoice& choice, RunReport& report)
      : files_(files), roots_(roots), choice_(choice), report_(report) {}

  void add(const Target& target) {
    scan(target);
    const ScannedFiles& scanned = plan_.scans.back();
    for (std::size_t file = 0; file < scanned.files.size(); ++file) add(scanned, file);
  }

  UpdatePlan finish() {
    // Nothing is gone if all that is known was found, as it mostly is.
    if (found_ != files_.size()) find_vanished();
    return std::move(plan_);
  }

 private:
  void scan(const Target& target) {
    const std::filesystem::path path =
        target.path.empty()
            ? std::filesystem::path(roots_.all().at(target.root).path) / target.below
            : std::filesystem::path(target.path);
    Scan scan = scan_source(path, choice_.excludes);
    report_.other_files += scan.other_files;
    std::move(scan.diagnostics.begin(), scan.diagnostics.end(),
              std::back_inserter(report_.diagnostics));
    std::string start = roots_.id_of(target.root, target.below);
    if (!target.is_file && !target.below.empty()) start += '/';
    plan_.scans.push_back(
        {target, std::move(start), std::move(scan.files), scan.complete && !target.is_file});
  }

  void add(const ScannedFiles& scanned, std::size_t file) {
    const std::string id = scanned.id(file);
    if (shard_of_id(id, choice_.shard.count) != choice_.shard.number) return;
    const std::uint32_t root = scanned.target.root;
    const auto known = files_.find(id);
    if (root != (known ? known->root : root_of_first(id))) {
      report_.diagnostics.push_back({Severity::kError,
                                     scanned.files.path(file),
                                     {},
                                     "another indexed folder already has a file of the id '" + id +
                                         "'; rename one of the two"});
      return;
    }
    if (was_found_before(id, root)) return;
    if (known) ++found_;
    if (known && known->stamp == scanned.files.stamp(file)) return count(known->status);
    PlannedFile planned{static_cast<std::uint32_t>(plan_.scans.size() - 1),
                        static_cast<std::uint32_t>(file)};
    if (known) {
      planned.known = static_cast<std::uint32_t>(plan_.known.size());
      plan_.known.push_back(*known);
    }
    (known ? plan_.changed : plan_.fresh).push_back(planned);
  }

  /// The root of the first target that has a file of this id, which the last one has.
  [[nodiscard]] std::uint32_t root_of_first(const std::string& id) const {
    const auto last = plan_.scans.end() - 1;
    return std::find_if(plan_.scans.begin(), last,
                        [&](const ScannedFiles& scanned) { return scanned.contains(id); })
        ->target.root;
  }

  [[nodiscard]] bool was_found_before(const std::string& id, std::uint32_t root) const {
    return std::any_of(plan_.scans.begin(), plan_.scans.end() - 1,
                       [&](const ScannedFiles& scanned) {
                         return scanned.target.root == root && scanned.contains(id);
                       });
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

  void find_vanished() {
    files_.for_each([this](const std::string& id, const FileEntry& entry) {
      if (!has_vanished(id, entry)) return;
      plan_.vanished.push_back(id);
      if (entry.status == FileStatus::kIndexed) ++plan_.vanished_documents;
    });
    std::sort(plan_.vanished.begin(), plan_.vanished.end());
  }

  [[nodiscard]] bool has_vanished(const std::string& id, const FileEntry& entry) const {
    bool should_be_there = false;
    for (const ScannedFiles& scanned : plan_.scans) {
      if (scanned.target.root != entry.root) continue;
      if (scanned.contains(id)) return false;
      should_be_there |= scanned.complete && id.starts_with(scanned.id_start);
    }
    return should_be_there;
  }

  const KnownFiles& files_;
  const Roots& roots_;
  const FileChoice& choice_;
  RunReport& report_;
  UpdatePlan plan_;
  std::uint64_t found_ = 0;  // of the known ones
};

}  // namespace

std::string ScannedFiles::id(std::size_t file) const {
  return target.is_file ? id_start : id_start + std::string(files.relative_path(file));
}

bool ScannedFiles::contains(std::string_view id) const {
  if (files.empty() || !id.starts_with(id_start)) return false;
  return target.is_file ? id == id_start : files.contains(id.substr(id_start.size()));
}

FileTask UpdatePlan::task(const PlannedFile& planned) const {
  const ScannedFiles& scanned = scans[planned.scan];
  return {scanned.id(planned.file), scanned.files.path(planned.file),
          scanned.files.stamp(planned.file), scanned.target.root,
          planned.known == PlannedFile::kUnknown ? nullptr : &known[planned.known]};
}

UpdatePlan plan_update(const KnownFiles& files, const Roots& roots,
                       const std::vector<Target>& targets, const FileChoice& choice,
                       RunReport& report) {
  Planner planner(files, roots, choice, report);
  for (const Target& target : targets) planner.add(target);
  return planner.finish();
}

}  // namespace dateline
