// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/option_settings.h"
#include "common/result.h"
#include "searcher/http/http_server.h"
#include "searcher/http/listen_socket.h"
#include "searcher/http/request_guard.h"
#include "searcher/http/server_log.h"

namespace dateline {

/// The command line of dateline-serve, understood.
struct ServeOptions {
  std::string db;
  ListenAddress listen;
  ServerLimits limits;
  GuardOptions guard;
  LogFormat log_format = LogFormat::kText;
  LogLevel log_level = LogLevel::kInfo;
  bool help = false;  ///< --help was given; nothing else was looked at
  bool version = false;
};

/// The options that may be set elsewhere than on a command line.
SettableTable serve_settings();

/// Reads the file of API keys, too. Failure: what to change.
Result<ServeOptions, Failure> parse_serve_options(const std::vector<std::string>& arguments);

/// What --help says.
std::string serve_help();

}  // namespace dateline
