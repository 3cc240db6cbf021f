// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/roots.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "common/varint.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// `path` below `folder`: "" for the folder itself, nothing if it lies elsewhere.
std::optional<std::string> below(const std::string& folder, const std::string& path) {
  if (path == folder) return "";
  const std::string start = folder == "/" ? folder : folder + "/";
  if (path.compare(0, start.size(), start) != 0) return std::nullopt;
  return path.substr(start.size());
}

}  // namespace

Roots Roots::decode(std::string_view bytes) {
  Roots roots;
  ByteReader in(bytes);
  while (in.ok() && !in.at_end()) {
    Root root;
    root.path = in.text();
    root.label = in.text();
    roots.roots_.push_back(std::move(root));
  }
  return in.ok() ? roots : Roots();
}

std::string Roots::encode() const {
  ByteWriter out;
  for (const Root& root : roots_) {
    out.put(std::string_view(root.path));
    out.put(std::string_view(root.label));
  }
  return out.take();
}

Result<std::vector<Target>, Failure> Roots::resolve(const std::vector<std::string>& paths) {
  const bool all_gone = std::none_of(roots_.begin(), roots_.end(), [](const Root& root) {
    std::error_code ignored;
    return fs::exists(root.path, ignored);
  });
  const bool may_move = roots_.size() == 1 && paths.size() == 1 && all_gone;
  std::vector<Target> targets;
  for (const std::string& path : paths) {
    auto target = resolve_one(path, may_move);
    if (!target) return target.error();
    target->path = path;
    targets.push_back(std::move(*target));
  }
  return targets;
}

Result<Target, Failure> Roots::resolve_one(const std::string& path, bool may_move) {
  std::error_code failed;
  const std::string full = fs::canonical(path, failed).string();
  if (failed) return Failure{fmt::format("{}: {}", path, failed.message())};
  const bool is_file = !fs::is_directory(full, failed);
  for (std::uint32_t row = 0; row < roots_.size(); ++row) {
    if (auto rest = below(roots_[row].path, full))
      return Target{row, std::move(*rest), is_file, {}};
  }
  const fs::path folder = is_file ? fs::path(full).parent_path() : fs::path(full);
  if (may_move && !is_file) {
    roots_[0].path = folder.string();
    return Target{0, "", false, {}};
  }
  for (const Root& root : roots_) {
    if (below(folder.string(), root.path)) {
      return Failure{fmt::format(
          "{}: holds {}, which this index already has as a folder of its own; name that folder, or "
          "build a new index",
          path, root.path)};
    }
  }
  const std::string label = roots_.empty() ? "" : free_label(folder.filename().string());
  roots_.push_back({folder.string(), label});
  const auto row = static_cast<std::uint32_t>(roots_.size() - 1);
  return Target{row, is_file ? fs::path(full).filename().string() : "", is_file, {}};
}

std::string Roots::free_label(const std::string& wanted) const {
  const auto taken = [&](const std::string& label) {
    return std::any_of(roots_.begin(), roots_.end(), [&](const Root& root) {
      std::error_code ignored;
      return root.label == label ||
             (root.label.empty() && fs::exists(fs::path(root.path) / label, ignored));
    });
  };
  std::string label = wanted.empty() ? "root" : wanted;
  for (int number = 2; taken(label); ++number) label = fmt::format("{}~{}", wanted, number);
  return label;
}

std::string Roots::id_of(std::uint32_t root, std::string_view relative) const {
  const std::string& label = roots_.at(root).label;
  return label.empty() ? std::string(relative) : label + '/' + std::string(relative);
}

}  // namespace dateline
