// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace dateline {
namespace {

constexpr std::array<KindInfo, kFindingKinds> kKinds = {{
    {"same_url", "same URL as another file", Severity::kWarning},
    {"future_date", "dated in the future", Severity::kWarning},
    {"old_date", "dated before there were newspapers", Severity::kWarning},
    {"unknown_topic", "topic that is not in the list", Severity::kWarning},
    {"related_without_url", "related item without a web address", Severity::kWarning},
    {"related_to_itself", "related to itself", Severity::kWarning},
    {"related_twice", "related to the same article twice", Severity::kWarning},
    {"same_title", "same title as another file", Severity::kNote},
    {"misspelt_topic", "topic that looks misspelt", Severity::kNote},
    {"topic_spelling", "topic with several spellings", Severity::kNote},
    {"related_nowhere", "related to an article that is not here", Severity::kNote},
    {"removed_yet_published", "removed, yet published", Severity::kNote},
    {"heat_of_unpublished", "published with the heat of an unpublished article", Severity::kNote},
    {"excerpt_is_title", "excerpt that repeats the title", Severity::kNote},
    {"nothing_but_title", "neither excerpt nor body", Severity::kNote},
}};

}  // namespace

const KindInfo& info_of(FindingKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

Diagnostic to_diagnostic(const Finding& finding) {
  return {finding.severity, finding.at.path, finding.at.position, finding.message};
}

Spot spot_of(std::uint32_t file, const Position& position) {
  // What is absent is shown at the beginning of the file.
  return {file, static_cast<std::uint32_t>(std::max<std::size_t>(1, position.line)),
          static_cast<std::uint32_t>(std::max<std::size_t>(1, position.column))};
}

std::uint32_t FindingList::add_file(std::string path) {
  paths_.push_back(std::move(path));
  return static_cast<std::uint32_t>(paths_.size() - 1);
}

void FindingList::add(FindingKind kind, const Spot& at, std::string message) {
  rows_.push_back({kind, at, std::move(message), std::nullopt});
}

void FindingList::add_beside(FindingKind kind, const Spot& at, std::string message,
                             const Spot& other) {
  rows_.push_back({kind, at, std::move(message), other});
}

Place FindingList::place_of(const Spot& spot) const {
  return {paths_[spot.file], {spot.line, spot.column}};
}

std::vector<Finding> FindingList::take() {
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
    return std::tie(a.kind, a.at) < std::tie(b.kind, b.at);
  });
  std::vector<Finding> findings;
  findings.reserve(rows_.size());
  for (Row& row : rows_) {
    Finding finding{row.kind, info_of(row.kind).severity, place_of(row.at), std::move(row.message),
                    std::nullopt};
    if (row.other) {
      finding.other = place_of(*row.other);
      finding.message +=
          fmt::format(" {}:{}:{}", finding.other->path, row.other->line, row.other->column);
    }
    findings.push_back(std::move(finding));
  }
  rows_.clear();
  return findings;
}

}  // namespace dateline
