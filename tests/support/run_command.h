// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Where a command's standard output goes.
enum class StdoutTo {
  kCapture,
  kClosedPipe,  ///< a pipe whose reader has gone, as after `| head`
  kFullDisk,    ///< /dev/full
};

struct Command {
  std::vector<std::string> argv;  ///< argv[0]: the program's path
  std::string input;              ///< of its standard input
  /// Changes to this process's environment; nothing: unset.
  std::map<std::string, std::optional<std::string>> env;
  std::string cwd;  ///< empty: this process's
  StdoutTo stdout_to = StdoutTo::kCapture;
  std::chrono::milliseconds timeout{60'000};
};

struct CommandResult {
  int exit_code = -1;  ///< -1: killed by `signal`
  int signal = 0;
  bool timed_out = false;  ///< and was killed for it
  std::string out;
  std::string err;
  double seconds = 0;
};

/// A program that runs. Killed if it still does when this goes.
class RunningCommand {
 public:
  /// Throws std::system_error if it cannot be started.
  explicit RunningCommand(Command command);
  ~RunningCommand();
  RunningCommand(const RunningCommand&) = delete;
  RunningCommand& operator=(const RunningCommand&) = delete;

  void send_signal(int signal) const;

  /// Whether it has not ended yet; its end is still to be waited for.
  [[nodiscard]] bool is_running() const;

  /// Waits for its end.
  CommandResult finish();

 private:
  void start_child(int in, int out, int err);
  void exchange_bytes(CommandResult& result);

  Command command_;
  std::chrono::steady_clock::time_point started_;
  pid_t child_ = -1;
  int to_stdin_ = -1;
  int from_stdout_ = -1;
  int from_stderr_ = -1;
};

/// Runs a program to its end.
CommandResult run_command(const Command& command);

}  // namespace dateline
