// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/run_command.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// Ends of a pipe, closed in programs that are started.
struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe2");
    read_end = ends[0];
    write_end = ends[1];
  }
  int read_end = -1;
  int write_end = -1;
};

void close_end(int& end) {
  if (end >= 0) close(end);
  end = -1;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// Appends what `end` has to offer; closes it at its end.
void read_some(int& end, std::string& out) {
  std::array<char, 65536> buffer{};
  const ssize_t got = read(end, buffer.data(), buffer.size());
  if (got < 0 && errno == EINTR) return;
  if (got <= 0) return close_end(end);
  out.append(buffer.data(), static_cast<std::size_t>(got));
}

void write_some(int& end, std::string& input) {
  const ssize_t written = write(end, input.data(), input.size());
  if (written < 0 && errno == EINTR) return;
  if (written < 0) input.clear();  // it does not want any more
  if (written > 0) input.erase(0, static_cast<std::size_t>(written));
  if (input.empty()) close_end(end);
}

}  // namespace

RunningCommand::RunningCommand(Command command)
    : command_(std::move(command)), started_(Clock::now()) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe in;
  Pipe out;
  Pipe err;
  if (command_.stdout_to != StdoutTo::kCapture) close_end(out.read_end);
  if (command_.stdout_to == StdoutTo::kFullDisk) {
    close_end(out.write_end);
    out.write_end = open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (out.write_end < 0) fail("/dev/full");
  }
  child_ = fork();
  if (child_ < 0) fail("fork");
  if (child_ == 0) start_child(in.read_end, out.write_end, err.write_end);
  close_end(in.read_end);
  close_end(out.write_end);
  close_end(err.write_end);
  to_stdin_ = in.write_end;
  from_stdout_ = out.read_end;
  from_stderr_ = err.read_end;
}

RunningCommand::~RunningCommand() {
  close_end(to_stdin_);
  close_end(from_stdout_);
  close_end(from_stderr_);
  if (child_ < 0) return;
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
}

/// In the child: never returns.
void RunningCommand::start_child(int in, int out, int err) {
  std::signal(SIGPIPE, SIG_DFL);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  for (const auto& [name, value] : command_.env) {
    if (value) {
      setenv(name.c_str(), value->c_str(), 1);
    } else {
      unsetenv(name.c_str());
    }
  }
  constexpr int kCannotStart = 127;
  if (!command_.cwd.empty() && chdir(command_.cwd.c_str()) != 0) _exit(kCannotStart);
  execv(command_.argv.at(0).c_str(), pointers_to(command_.argv).data());
  _exit(kCannotStart);
}

void RunningCommand::send_signal(int signal) const {
  if (kill(child_, signal) != 0) fail("kill");
}

bool RunningCommand::is_running() const {
  siginfo_t ended{};
  const bool is_known =
      waitid(P_PID, static_cast<id_t>(child_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0;
  return is_known && ended.si_pid == 0;
}

void RunningCommand::exchange_bytes(CommandResult& result) {
  if (command_.input.empty()) close_end(to_stdin_);
  while (to_stdin_ >= 0 || from_stdout_ >= 0 || from_stderr_ >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        command_.timeout - (Clock::now() - started_));
    if (left.count() <= 0) {
      result.timed_out = true;
      kill(child_, SIGKILL);
      return;
    }
    std::array<pollfd, 3> ends = {
        {{to_stdin_, POLLOUT, 0}, {from_stdout_, POLLIN, 0}, {from_stderr_, POLLIN, 0}}};
    poll(ends.data(), ends.size(), static_cast<int>(left.count()));
    if (ends[0].revents != 0) write_some(to_stdin_, command_.input);
    if (ends[1].revents != 0) read_some(from_stdout_, result.out);
    if (ends[2].revents != 0) read_some(from_stderr_, result.err);
  }
}

CommandResult RunningCommand::finish() {
  CommandResult result;
  exchange_bytes(result);
  int status = 0;
  while (waitpid(child_, &status, 0) < 0) {
    if (errno != EINTR) fail("waitpid");
  }
  child_ = -1;
  result.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  return result;
}

CommandResult run_command(const Command& command) { return RunningCommand(command).finish(); }

}  // namespace dateline
