// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fault/syscall_log.h"

#include <fstream>
#include <stdexcept>

namespace dateline {

std::vector<Syscall> read_syscall_log(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<Syscall> log;
  Syscall call;
  std::size_t size = 0;
  while (in >> call.name >> call.path >> call.second_path >> call.offset >> size) {
    in.get();
    call.data.resize(size);
    in.read(call.data.data(), static_cast<std::streamsize>(size));
    log.push_back(call);
  }
  if (!in.eof() || log.empty()) throw std::runtime_error(path + ": no log of system calls");
  return log;
}

}  // namespace dateline
