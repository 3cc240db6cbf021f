// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "common/result.h"
#include "indexer/near_names.h"

namespace dateline {

/// The topics that a site allows, each in its one right spelling.
class Vocabulary {
 public:
  /// One topic a line; blank lines do not count. Failure: the text is not UTF-8, or names no topic.
  static Result<Vocabulary, Failure> parse(std::string_view text);

  /// The right spelling of a topic, where case and accents do not count; nullptr if it is not here.
  [[nodiscard]] const std::string* spelling_of(std::string_view topic) const;

  /// What a topic that is not here was probably meant to be; nullptr if nothing comes near.
  [[nodiscard]] const std::string* nearest(std::string_view topic) const;

 private:
  std::unordered_map<std::string, std::string> spellings_;  // by fold_name()
  NearNames near_;
};

}  // namespace dateline
