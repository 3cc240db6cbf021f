// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fault/running_server.h"

#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "tests/support/paths.h"

namespace dateline {
namespace {

Command serve_command(const std::string& db, const std::string& log) {
  Command command;
  command.argv = {"/bin/sh",
                  "-c",
                  "exec \"$0\" \"$@\" 2>\"$LOG\"",
                  built_path("dateline-serve"),
                  "--db",
                  db,
                  "--listen",
                  "127.0.0.1:0"};
  command.env["LOG"] = log;
  command.timeout = std::chrono::minutes(5);
  return command;
}

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The port in a log; nothing as long as it does not name one.
std::optional<std::uint16_t> port_in(std::string_view log) {
  constexpr std::string_view kAddress = " listening url=http://127.0.0.1:";
  const auto at = log.find(kAddress);
  const auto end = at == std::string_view::npos ? at : log.find('\n', at);
  if (end == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint16_t>(std::stoul(std::string(log.substr(at + kAddress.size()))));
}

}  // namespace

RunningServer::RunningServer(const std::string& db, const std::string& log)
    : program_(serve_command(db, log)) {
  constexpr useconds_t kPause = 20'000;
  constexpr int kPatience = 1000;
  for (int i = 0; i < kPatience && program_.is_running(); ++i) {
    if (const auto port = port_in(text_of(log))) {
      port_ = *port;
      return;
    }
    usleep(kPause);
  }
  throw std::runtime_error("dateline-serve does not listen: " + text_of(log));
}

CommandResult RunningServer::stop() {
  program_.send_signal(SIGTERM);
  return program_.finish();
}

}  // namespace dateline
