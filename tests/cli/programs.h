// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_command.h"

namespace dateline {

using Json = nlohmann::json;

inline const std::string kIndexProgram = built_path("dateline-index");
inline const std::string kSearchProgram = built_path("dateline-search");
inline const std::string kSampleArticles = source_path("data/articles");

using Words = std::vector<std::string>;

inline Command index_command(Words arguments) {
  Command command;
  command.argv = std::move(arguments);
  command.argv.insert(command.argv.begin(), kIndexProgram);
  return command;
}

inline Command search_command(Words arguments) {
  Command command;
  command.argv = std::move(arguments);
  command.argv.insert(command.argv.begin(), kSearchProgram);
  return command;
}

inline CommandResult run_index(Words arguments) {
  return run_command(index_command(std::move(arguments)));
}

inline CommandResult run_search(Words arguments) {
  return run_command(search_command(std::move(arguments)));
}

/// The exit code and all that was written, for a failed expectation.
inline std::string told(const CommandResult& result) {
  return "exit " + std::to_string(result.exit_code) + ", signal " + std::to_string(result.signal) +
         "\n--- stdout\n" + result.out + "--- stderr\n" + result.err;
}

/// The standard output as JSON; discarded if it is none.
inline Json json_of(const CommandResult& result) { return Json::parse(result.out, nullptr, false); }

}  // namespace dateline
