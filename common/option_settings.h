// SPDX-License-Identifier: GPL-2.0-or-later
// Settings as values of a program's table of options.
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "common/settings.h"

namespace dateline {

/// What may be set of one program's options.
struct SettableTable {
  std::string_view program;  ///< index, search or serve
  boost::program_options::options_description options;
  std::vector<std::string_view> used{};  ///< those that a verb takes of them; empty: all
};

/// The options of `table` but for those of which `is_settable` says no.
SettableTable settable_table(std::string_view program,
                             const boost::program_options::options_description& table,
                             const std::function<bool(std::string_view)>& is_settable);

/// The settings of this process for a program. Failure: a mistake in one of them.
Result<std::vector<Setting>, Failure> settings_of(const SettableTable& table);

/// Gives `values` those settings that `table` has an option for and `values` has no value of.
void add_settings(const std::vector<Setting>& settings,
                  const boost::program_options::options_description& table,
                  boost::program_options::variables_map& values);

/// `failure` with the place where its value was set, if it is about an option ("--limit takes ...")
/// that `arguments` do not give and a setting does.
Failure blamed(Failure failure, const SettableTable& table,
               const std::vector<std::string>& arguments);

/// " (did you mean --NAME?)" where an option of `table` is much like the one typed, or nothing.
std::string option_hint(std::string_view typed,
                        const boost::program_options::options_description& table);

/// What `PROGRAM config ARGUMENT...` prints: a line an option, what it is set to and, with
/// --origin, by whom; or its help. Failure: what is wrong with the arguments or the settings.
Result<std::string, Failure> config_text(const std::vector<std::string>& arguments,
                                         const SettableTable& table);

}  // namespace dateline
