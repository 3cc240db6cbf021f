// SPDX-License-Identifier: GPL-2.0-or-later
// Values of options from elsewhere than a command line. From the strongest to the weakest:
//
//   the environment       DATELINE_SEARCH_LIMIT=20, and DATELINE_DB=DB for what all programs share
//   ./dateline.yaml
//   $XDG_CONFIG_HOME/dateline/dateline.yaml, ~/.config if that is not set
//   /etc/dateline/dateline.yaml
//
// A file is a map: shared options at its top, a program's own ones in its section, which may also
// set shared ones anew:
//
//   db: /var/lib/dateline/db
//   search:
//     limit: 20
//   index:
//     exclude: [drafts, '*.bak']
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace dateline {

/// An option that may be set.
struct SettableOption {
  enum class Kind { kText, kList, kFlag };

  std::string name;
  Kind kind = Kind::kText;
  bool is_shared = false;  ///< by all programs
};

/// What an option is set to.
struct Setting {
  std::string option;
  std::vector<std::string> values;  ///< one, but for a list; `true` or `false` for a flag
  std::string origin;               ///< a variable's name, or path:line:column

  friend bool operator==(const Setting&, const Setting&) = default;
};

/// Where settings are looked for.
struct SettingSources {
  /// A variable's value; nothing if it is not set.
  std::function<std::optional<std::string>(const std::string&)> environment;
  std::vector<std::string> files;  ///< the strongest first; one that is not there is passed over
};

/// Those of this process.
SettingSources usual_setting_sources();

/// What `sources` set of the options of `program` (index, search or serve), each as its strongest
/// source has it, in the order of `options`. Failure: a mistake in any of the sources, with its
/// place.
Result<std::vector<Setting>, Failure> read_settings(std::string_view program,
                                                    const std::vector<SettableOption>& options,
                                                    const SettingSources& sources);

}  // namespace dateline
