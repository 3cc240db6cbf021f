// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dateline {

/// What the template is filled with: values by name. A name that a view lacks is looked for in the
/// view around it, so names are unique over the levels.
class View {
 public:
  using Value = std::variant<std::string, bool, std::vector<View>>;

  /// A text as it is: the template escapes it. An empty one counts as missing, so that `{{#name}}`
  /// asks whether there is any.
  void text(std::string name, std::string value) {
    if (!value.empty()) values_.emplace_back(std::move(name), std::move(value));
  }
  void flag(std::string name, bool value) { values_.emplace_back(std::move(name), value); }
  /// `{{#name}}` is there once for each of them.
  void list(std::string name, std::vector<View> views) {
    values_.emplace_back(std::move(name), std::move(views));
  }
  /// `{{#name}}` is there once.
  void part(std::string name, View view) { list(std::move(name), {std::move(view)}); }

  [[nodiscard]] const std::vector<std::pair<std::string, Value>>& values() const { return values_; }

 private:
  std::vector<std::pair<std::string, Value>> values_;
};

}  // namespace dateline
