// SPDX-License-Identifier: GPL-2.0-or-later
// What the verbs of dateline-search share in reading their arguments.
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/option_settings.h"
#include "common/result.h"

namespace dateline {

/// A command line taken apart.
struct Arguments {
  boost::program_options::variables_map options;
  std::vector<std::string> words;  ///< what is no option, and all after `--`

  [[nodiscard]] bool has(const char* name) const { return options.count(name) > 0; }

  /// The option's value, `fallback` if it was not given.
  [[nodiscard]] std::string text(const char* name, std::string_view fallback = {}) const;

  /// All values of a repeatable option.
  [[nodiscard]] std::vector<std::string> texts(const char* name) const;
};

/// Reads `arguments` by `table`. Options may stand anywhere before `--`, are never abbreviated and,
/// unless they are repeatable, stand once.
Result<Arguments, Failure> parse_arguments(
    const std::vector<std::string>& arguments,
    const boost::program_options::options_description& table);

/// The same with what was set elsewhere of the options in `settable`, unless help or the version is
/// asked for. Failure: a mistake in these settings, too.
Result<Arguments, Failure> parse_command_line(
    const std::vector<std::string>& arguments,
    const boost::program_options::options_description& table, const SettableTable& settable);

/// The value of an option that takes a decimal number from 0 to `max`.
Result<std::uint32_t, Failure> whole_number(std::string_view option, std::string_view text,
                                            std::uint32_t max);

/// The options of `table` for --help: a line each, its description at one column.
std::string option_table(const boost::program_options::options_description& table);

}  // namespace dateline
