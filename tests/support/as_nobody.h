// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace dateline {

/// Runs `check` as a user whom file permissions bind: as nobody, in a child process, if the tests
/// run as root; as the user who runs them otherwise. Returns what `check` returned, and false if
/// the child died.
inline bool passes_without_privileges(const std::function<bool()>& check) {
  if (geteuid() != 0) return check();
  const pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    const bool dropped = setgid(kNobody) == 0 && setuid(kNobody) == 0;
    _exit(dropped && check() ? 0 : 1);
  }
  int status = 0;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace dateline
