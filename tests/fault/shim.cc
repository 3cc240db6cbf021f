// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fault/shim.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace {

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

ShimStatus* share_status() {
  const std::string path = variable("FAULT_STATUS");
  if (path.empty()) return nullptr;
  const int file = next<int(const char*, int, ...)>("open")(path.c_str(), O_RDWR | O_CLOEXEC);
  void* const memory =
      mmap(nullptr, sizeof(ShimStatus), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<ShimStatus*>(memory);
}

}  // namespace

std::string path_of(int fd) {
  std::string name(PATH_MAX, '\0');
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t size = readlink(link.c_str(), name.data(), name.size());
  name.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  // Of a file that was removed since it was opened.
  return name.substr(0, name.find(" (deleted)"));
}

std::string path_at(int folder, const char* name) {
  if (*name == '/') return name;
  if (folder != AT_FDCWD) return path_of(folder) + "/" + name;
  std::string here(PATH_MAX, '\0');
  if (getcwd(here.data(), here.size()) == nullptr) return name;
  return std::string(here.c_str()) + "/" + name;
}

bool exists(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0;
}

Shim& Shim::instance() {
  static Shim shim;
  return shim;
}

Shim::Shim()
    : folder_(variable("FAULT_FOLDER")),
      status_(share_status()),
      write_(next<ssize_t(int, const void*, std::size_t)>("write")) {
  const std::string plan = variable("FAULT_PLAN");
  kind_ = plan.substr(0, plan.find(' '));
  if (!plan.empty()) at_ = std::stoul(plan.substr(kind_.size()));
  const std::string delay = variable("FAULT_DELAY_US");
  if (!delay.empty()) delay_us_ = static_cast<unsigned>(std::stoul(delay));
  const std::string log = variable("FAULT_LOG");
  constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  if (!log.empty()) log_ = next<int(const char*, int, ...)>("open")(log.c_str(), kFlags, 0644);
}

bool Shim::concerns(const Call& call) const {
  return !folder_.empty() && (call.path + "/").starts_with(folder_ + "/");
}

int Shim::begin(const Call& call) {
  if (delay_us_ > 0) usleep(delay_us_);
  if (status_ != nullptr && call.size > 0) status_->is_writing = true;
  const std::lock_guard lock(mutex_);
  const unsigned long number = ++calls_;
  if (status_ != nullptr) status_->calls = number;
  if (kind_ == "enospc" && number > at_ && call.needs_room) return ENOSPC;
  if (number != at_) return 0;
  if (kind_ == "kill" && call.size < 2) std::raise(SIGKILL);
  if (kind_ == "enospc") return ENOSPC;
  if (kind_ == "eio") return EIO;
  return call.size < 2 ? 0 : -1;
}

void Shim::end(const Call& call, std::size_t done) {
  const bool is_folder_sync = std::strcmp(call.name, "sync_folder") == 0;
  if (status_ != nullptr && is_folder_sync) status_->is_writing = false;
  if (kind_ == "kill" && calls_ == at_) std::raise(SIGKILL);
  if (log_ < 0) return;
  const std::lock_guard lock(mutex_);
  const std::string second = call.second_path.empty() ? "-" : call.second_path;
  std::string entry = std::string(call.name) + ' ' + call.path + ' ' + second + ' ' +
                      std::to_string(call.offset) + ' ' +
                      std::to_string(call.data == nullptr ? 0 : done) + '\n';
  if (call.data != nullptr) entry.append(call.data, done);
  if (write_(log_, entry.data(), entry.size()) != static_cast<ssize_t>(entry.size())) std::abort();
}
