// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "common/diagnostic.h"
#include "common/split.h"
#include "common/yaml_file.h"
#include "common/yaml_tree.h"

namespace dateline {
namespace {

using OptionKind = SettableOption::Kind;

constexpr std::string_view kSettingsFile = "dateline.yaml";
constexpr std::array<std::string_view, 3> kPrograms = {"index", "search", "serve"};

std::optional<std::string> variable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string user_settings_folder() {
  auto xdg = variable("XDG_CONFIG_HOME").value_or("");
  if (!xdg.empty()) return xdg;
  auto home = variable("HOME").value_or("");
  return home.empty() ? "" : home + "/.config";
}

/// The option's name as a part of a variable's: facet-limit, FACET_LIMIT.
std::string variable_part(std::string_view name) {
  std::string part;
  for (const char c : name) {
    const bool is_lower = c >= 'a' && c <= 'z';
    part += c == '-' ? '_' : (is_lower ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return part;
}

std::vector<std::string> items_of(std::string_view list) {
  std::vector<std::string> items;
  for (const std::string_view item : split_at_commas(list)) {
    if (!item.empty()) items.emplace_back(item);
  }
  return items;
}

/// Reads the settings of one program, source by source.
class SettingReader {
 public:
  SettingReader(std::string_view program, const std::vector<SettableOption>& options)
      : program_(program), options_(options), found_(options.size()) {}

  std::optional<Failure> read_environment(const SettingSources& sources) {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      const SettableOption& option = options_[i];
      const std::string name = variable_part(option.name);
      const std::string own = "DATELINE_" + variable_part(program_) + "_" + name;
      auto failure = read_variable(own, i, sources);
      if (!failure && option.is_shared) failure = read_variable("DATELINE_" + name, i, sources);
      if (failure) return failure;
    }
    return std::nullopt;
  }

  std::optional<Failure> read_file(const std::string& path) {
    const auto root = read_yaml_file(path);
    if (!root) return Failure{to_string(root.error())};
    if (!*root) return std::nullopt;
    const auto problem = read_top(**root, path);
    if (!problem) return std::nullopt;
    return Failure{to_string({Severity::kError, path, problem->position, problem->message})};
  }

  std::vector<Setting> settings() {
    std::vector<Setting> out;
    for (auto& setting : found_) {
      if (setting) out.push_back(std::move(*setting));
    }
    return out;
  }

 private:
  std::optional<Failure> read_variable(const std::string& name, std::size_t option,
                                       const SettingSources& sources) {
    const auto value = sources.environment(name);
    // As for a shell's ${NAME:-}, an empty variable is none.
    if (!value || value->empty()) return std::nullopt;
    const OptionKind kind = options_[option].kind;
    if (kind == OptionKind::kFlag && *value != "true" && *value != "false") {
      return Failure{fmt::format("{} is true or false, not '{}'", name, *value)};
    }
    keep(option, {options_[option].name,
                  kind == OptionKind::kList ? items_of(*value) : std::vector{*value}, name});
    return std::nullopt;
  }

  std::optional<YamlProblem> read_top(const YamlNode& root, const std::string& path) {
    path_ = path;
    if (const YamlNode* own = root.find(program_)) {
      if (auto problem = read_map(*own, Place::kSection)) return problem;
    }
    return read_map(root, Place::kTop);
  }

  enum class Place { kTop, kSection };

  std::optional<YamlProblem> read_map(const YamlNode& map, Place place) {
    if (map.kind == YamlNode::Kind::kNull) return std::nullopt;
    if (map.kind != YamlNode::Kind::kMap) {
      return YamlProblem{map.position, fmt::format("here belong the options of {}", map.key)};
    }
    if (auto repeated = repeated_key(map)) return repeated;
    for (const YamlNode& entry : map.children) {
      if (place == Place::kTop && std::ranges::find(kPrograms, entry.key) != kPrograms.end()) {
        continue;
      }
      if (auto problem = read_entry(entry, place)) return problem;
    }
    return std::nullopt;
  }

  std::optional<YamlProblem> read_entry(const YamlNode& entry, Place place) {
    const auto option = std::ranges::find(options_, entry.key, &SettableOption::name);
    if (option == options_.end() || (place == Place::kTop && !option->is_shared)) {
      return unknown(entry, place);
    }
    auto values = values_of(entry, option->kind);
    if (!values) return values.error();
    keep(static_cast<std::size_t>(option - options_.begin()),
         {option->name, std::move(*values),
          fmt::format("{}:{}:{}", path_, entry.position.line, entry.position.column)});
    return std::nullopt;
  }

  [[nodiscard]] YamlProblem unknown(const YamlNode& entry, Place place) const {
    std::vector<std::string_view> names;
    for (const SettableOption& option : options_) {
      if (place == Place::kSection || option.is_shared) names.push_back(option.name);
    }
    if (place == Place::kTop) names.insert(names.end(), kPrograms.begin(), kPrograms.end());
    return {entry.key_position, fmt::format("'{}' cannot be set here; what can: {}", entry.key,
                                            fmt::join(names, ", "))};
  }

  static Result<std::vector<std::string>, YamlProblem> values_of(const YamlNode& node,
                                                                 OptionKind kind) {
    const auto is_text = [](const YamlNode& item) {
      return item.kind == YamlNode::Kind::kScalar && !item.scalar.empty();
    };
    if (node.kind == YamlNode::Kind::kSequence && kind == OptionKind::kList) {
      std::vector<std::string> values;
      for (const YamlNode& item : node.children) {
        if (!is_text(item)) return YamlProblem{item.position, "an item of a list is a text"};
        values.push_back(item.scalar);
      }
      return values;
    }
    if (!is_text(node)) {
      return YamlProblem{node.position, kind == OptionKind::kList ? "here belongs a text, or a list"
                                                                  : "here belongs one value"};
    }
    if (kind == OptionKind::kFlag && node.scalar != "true" && node.scalar != "false") {
      return YamlProblem{node.position, fmt::format("true or false, not '{}'", node.scalar)};
    }
    return std::vector{node.scalar};
  }

  /// Unless a stronger source has set it.
  void keep(std::size_t option, Setting setting) {
    if (!found_[option]) found_[option] = std::move(setting);
  }

  std::string_view program_;
  const std::vector<SettableOption>& options_;
  std::vector<std::optional<Setting>> found_;
  std::string path_;
};

}  // namespace

SettingSources usual_setting_sources() {
  const std::string name(kSettingsFile);
  SettingSources sources{variable, {name}};
  const std::string folder = user_settings_folder();
  if (!folder.empty()) sources.files.push_back(folder + "/dateline/" + name);
  sources.files.push_back("/etc/dateline/" + name);
  return sources;
}

Result<std::vector<Setting>, Failure> read_settings(std::string_view program,
                                                    const std::vector<SettableOption>& options,
                                                    const SettingSources& sources) {
  SettingReader reader(program, options);
  if (auto failure = reader.read_environment(sources)) return *failure;
  for (const std::string& file : sources.files) {
    if (auto failure = reader.read_file(file)) return *failure;
  }
  return reader.settings();
}

}  // namespace dateline
