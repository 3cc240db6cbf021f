// SPDX-License-Identifier: GPL-2.0-or-later
// Named weights for what an article is worth before any word is asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/diagnostic.h"
#include "common/prior.h"
#include "common/result.h"

namespace dateline {

struct Profile {
  std::string name;
  std::uint32_t version = 1;  ///< as its author counts; shown with each answer
  PriorWeights weights;

  friend bool operator==(const Profile&, const Profile&) = default;
};

/// The profiles of one engine.
class Profiles {
 public:
  /// `balanced`, the default: the weights of common/prior.h. `fresh`: new articles first. `hot`:
  /// what is read most. `text-only`: the words alone.
  Profiles();

  /// Adds those of a YAML file, in place of others with the same name:
  ///
  ///   fresh:
  ///     version: 2            # a whole number; 1 if not given
  ///     quality: 3            # weights, 0 to 100, in units of a text's score
  ///     heat: 3
  ///     age: 6
  ///     half-life-days: 2.5   # 0.1 to 365
  ///     max-share: 0.5        # 0 to 10: the prior's span in shares of the text's greatest score
  ///
  /// What is not given is as in `balanced` of common/prior.h. Failure: where the text is wrong, and
  /// why; nothing is added then.
  Result<bool, Diagnostic> add(std::string_view yaml, const std::string& path);

  /// nullptr if there is none of that name.
  [[nodiscard]] const Profile* find(std::string_view name) const;

  /// All names, for a message: "balanced, fresh, ...".
  [[nodiscard]] std::string names() const;

 private:
  std::vector<Profile> profiles_;
};

/// What is used if none is named.
inline constexpr std::string_view kDefaultProfile = "balanced";

/// The built-in profiles and those of the file at `path`; if that is empty, those of
/// `profiles.yaml` in the folder of the index `db`, which need not be there. Failure: a mistake, or
/// a file that cannot be read.
Result<Profiles, Diagnostic> read_profiles(const std::string& path, const std::string& db);

/// The profiles of the index `db`. Throws IndexError for a mistake in their file.
Profiles profiles_of_index(const std::string& db);

}  // namespace dateline
