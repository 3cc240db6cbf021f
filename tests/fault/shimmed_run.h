// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

#include "tests/cli/programs.h"

namespace dateline {

/// For runs beside many others: what hangs is found by then, too.
inline constexpr std::chrono::minutes kFaultPatience{10};

/// dateline-index with fault_shim around its calls below `folder`; `plan` and more `settings` as
/// fault_shim.cc has them.
inline Command shimmed(Words arguments, const std::string& folder, const std::string& plan,
                       const std::map<std::string, std::string>& settings = {}) {
  Command command = index_command(std::move(arguments));
  command.env["LD_PRELOAD"] = built_path("libfault_shim.so");
  command.env["FAULT_FOLDER"] = folder;
  command.timeout = kFaultPatience;
  if (!plan.empty()) command.env["FAULT_PLAN"] = plan;
  for (const auto& [name, value] : settings) command.env[name] = value;
  const char* const options = std::getenv("ASAN_OPTIONS");
  command.env["ASAN_OPTIONS"] =
      std::string(options == nullptr ? "" : options) + ":verify_asan_link_order=0";
  return command;
}

}  // namespace dateline
