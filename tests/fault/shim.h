// SPDX-License-Identifier: GPL-2.0-or-later
// What stands between a program and its system calls; fault_shim.cc has the calls.
#pragma once

#include <dlfcn.h>
#include <sys/types.h>

#include <cerrno>
#include <cstddef>
#include <mutex>
#include <string>

#include "tests/fault/shim_status.h"

/// The function that would have been called without this library.
template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// The path of an open file.
std::string path_of(int fd);

/// The absolute path of `name` as *at() functions take it.
std::string path_at(int folder, const char* name);

bool exists(const std::string& path);

/// One call that changes something.
struct Call {
  const char* name;
  std::string path;
  std::string second_path{};
  const char* data = nullptr;
  std::size_t size = 0;
  off_t offset = 0;
  bool needs_room = true;
};

/// Knows what the environment asks for, and counts.
class Shim {
 public:
  static Shim& instance();

  [[nodiscard]] bool concerns(const Call& call) const;

  /// What is to become of a call: 0: it is made; an errno: it fails; -1: half of it is done.
  int begin(const Call& call);

  /// Takes note of a call that was made, of `done` bytes.
  void end(const Call& call, std::size_t done);

 private:
  Shim();

  const std::string folder_;
  std::string kind_;
  unsigned long at_ = 0;
  unsigned delay_us_ = 0;
  int log_ = -1;
  ShimStatus* const status_;
  ssize_t (*const write_)(int, const void*, std::size_t);
  std::mutex mutex_;
  unsigned long calls_ = 0;
};

/// Makes a call that takes and gives no bytes, unless it is to fail. `make` returns a negative
/// number or null on failure, which `failed` is too.
template <typename Made, typename Make>
Made simple(const Call& call, Made failed, Make make) {
  Shim& shim = Shim::instance();
  if (!shim.concerns(call)) return make();
  const int fate = shim.begin(call);
  if (fate > 0) {
    errno = fate;
    return failed;
  }
  const Made made = make();
  const int error = errno;
  if (made != failed) shim.end(call, 0);
  errno = error;
  return made;
}

/// Writes `call.size` bytes, or as many as there shall be; `make` takes the number.
template <typename Make>
ssize_t written(const Call& call, Make make) {
  Shim& shim = Shim::instance();
  if (!shim.concerns(call)) return make(call.size);
  const int fate = shim.begin(call);
  if (fate > 0) {
    errno = fate;
    return -1;
  }
  const ssize_t made = make(fate < 0 ? call.size / 2 : call.size);
  const int error = errno;
  if (made >= 0) shim.end(call, static_cast<std::size_t>(made));
  errno = error;
  return made;
}

/// Opens a file; the call counts if it makes or empties one.
template <typename Made, typename Make>
Made opened(const std::string& path, bool creates, bool empties, Made failed, Make make) {
  const bool is_there = exists(path);
  if (creates && !is_there) return simple({"create", path}, failed, make);
  if (empties && is_there) return simple({"truncate", path}, failed, make);
  return make();
}
