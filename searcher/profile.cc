// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <iterator>
#include <optional>

#include "common/cluster_file.h"
#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/small_file.h"
#include "common/unicode.h"
#include "common/yaml_tree.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxProfilesBytes = 64 << 10;
constexpr std::uint32_t kMaxVersion = 1'000'000'000;

struct WeightField {
  std::string_view key;
  double PriorWeights::*member;
  double least;
  double most;
};

constexpr std::array kWeightFields = {
    WeightField{"quality", &PriorWeights::quality, 0, 100},
    WeightField{"heat", &PriorWeights::heat, 0, 100},
    WeightField{"age", &PriorWeights::age, 0, 100},
    WeightField{"half-life-days", &PriorWeights::half_life_days, 0.1, 365},
    WeightField{"max-share", &PriorWeights::max_share, 0, 10},
};

template <typename Number>
std::optional<Number> number_in(const YamlNode& node, Number least, Number most) {
  if (node.kind != YamlNode::Kind::kScalar) return std::nullopt;
  Number number{};
  const char* const end = node.scalar.data() + node.scalar.size();
  const auto [stop, error] = std::from_chars(node.scalar.data(), end, number);
  const bool is_good = error == std::errc() && stop == end && number >= least && number <= most;
  return is_good ? std::optional(number) : std::nullopt;
}

std::optional<YamlProblem> read_field(const YamlNode& node, Profile& profile) {
  if (node.key == "version") {
    const auto version = number_in<std::uint32_t>(node, 0, kMaxVersion);
    if (!version) return YamlProblem{node.position, "version takes a whole number"};
    profile.version = *version;
    return std::nullopt;
  }
  const auto* const field = std::ranges::find(kWeightFields, node.key, &WeightField::key);
  if (field == kWeightFields.end()) {
    return YamlProblem{node.key_position,
                       fmt::format("{} is no field of a profile: these are version, quality, heat, "
                                   "age, half-life-days and max-share",
                                   node.key)};
  }
  const auto number = number_in<double>(node, field->least, field->most);
  if (!number) {
    return YamlProblem{node.position, fmt::format("{} takes a number from {} to {}", node.key,
                                                  field->least, field->most)};
  }
  profile.weights.*(field->member) = *number;
  return std::nullopt;
}

Result<Profile, YamlProblem> read_profile(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::kMap) {
    return YamlProblem{node.position, fmt::format("the profile {} has no fields", node.key)};
  }
  Profile profile;
  profile.name = node.key;
  for (const YamlNode& field : node.children) {
    if (auto problem = read_field(field, profile)) return *problem;
  }
  return profile;
}

Result<std::vector<Profile>, YamlProblem> parse_profiles(std::string_view yaml) {
  if (const auto bad = first_invalid_utf8(yaml)) {
    return YamlProblem{position_at(yaml, *bad), "the file is not UTF-8"};
  }
  if (const auto bad = yaml.find('\0'); bad != std::string_view::npos) {
    return YamlProblem{position_at(yaml, bad), "a NUL byte"};
  }
  std::vector<Profile> profiles;
  constexpr std::size_t kFirstLine = 1;
  const auto root = parse_yaml_map(yaml, kFirstLine);
  if (!root) return root.error();
  for (const YamlNode& node : root->children) {
    auto profile = read_profile(node);
    if (!profile) return profile.error();
    profiles.push_back(std::move(*profile));
  }
  return profiles;
}

}  // namespace

Profiles::Profiles()
    : profiles_{{std::string(kDefaultProfile), 1, {}},
                {"fresh", 1, {1.5, 1.5, 6, 3, 0.5}},
                {"hot", 1, {1.5, 9, 1.5, kAgeHalfLifeDays, 0.5}},
                {"text-only", 1, {0, 0, 0, kAgeHalfLifeDays, 0}}} {}

Result<bool, Diagnostic> Profiles::add(std::string_view yaml, const std::string& path) {
  auto read = parse_profiles(yaml);
  if (!read) {
    return Diagnostic{Severity::kError, path, read.error().position, read.error().message};
  }
  for (Profile& profile : *read) {
    const auto known = std::ranges::find(profiles_, profile.name, &Profile::name);
    if (known == profiles_.end()) {
      profiles_.push_back(std::move(profile));
    } else {
      *known = std::move(profile);
    }
  }
  return true;
}

const Profile* Profiles::find(std::string_view name) const {
  const auto known = std::ranges::find(profiles_, name, &Profile::name);
  return known == profiles_.end() ? nullptr : &*known;
}

std::string Profiles::names() const {
  std::string names;
  for (const Profile& profile : profiles_) names += (names.empty() ? "" : ", ") + profile.name;
  return names;
}

Result<Profiles, Diagnostic> read_profiles(const std::string& path, const std::string& db) {
  Profiles profiles;
  const auto beside = std::filesystem::path(folder_of_index(db)) / kProfilesFile;
  const std::string file = path.empty() ? beside.string() : path;
  std::error_code ignored;
  if (path.empty() && !std::filesystem::exists(beside, ignored)) return profiles;
  const auto yaml = read_small_file(file, kMaxProfilesBytes);
  if (!yaml) {
    return Diagnostic{
        Severity::kError,
        file,
        {},
        fmt::format("profiles cannot be read, or are more than {} bytes", kMaxProfilesBytes)};
  }
  const auto added = profiles.add(*yaml, file);
  if (!added) return added.error();
  return profiles;
}

Profiles profiles_of_index(const std::string& db) {
  auto read = read_profiles({}, db);
  if (!read) throw IndexError(to_string(read.error()));
  return std::move(*read);
}

}  // namespace dateline
