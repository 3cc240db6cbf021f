// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A verb of dateline-index, as its help tells of it.
struct IndexVerb {
  std::string_view name;
  std::string_view arguments;  ///< of its usage line
  std::string_view summary;    ///< of its usage line, too
  std::string_view about;      ///< lines
  std::string_view options;    ///< the names of those that it takes, blanks between
};

/// The verb of that name; nothing if there is none.
const IndexVerb* find_index_verb(std::string_view name);

/// In the order of --help.
std::vector<std::string_view> index_verb_names();

/// A usage line for each verb.
std::string index_usage();

}  // namespace dateline
