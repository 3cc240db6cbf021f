// SPDX-License-Identifier: GPL-2.0-or-later
// Preloaded into a program: writes each rename, and each sync of a folder, as a line into the file
// that SYNC_LOG names: `rename TARGET`, `sync FOLDER`.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <string>

namespace {

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

void log(const std::string& line) {
  const char* path = std::getenv("SYNC_LOG");
  if (path == nullptr) return;
  const int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (file < 0) return;
  const std::string whole = line + "\n";
  if (write(file, whole.data(), whole.size()) < 0) std::abort();
  close(file);
}

std::string folder_of(int fd) {
  struct stat status {};
  if (fstat(fd, &status) != 0 || !S_ISDIR(status.st_mode)) return {};
  std::array<char, PATH_MAX> name{};
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t size = readlink(link.c_str(), name.data(), name.size());
  return size < 0 ? std::string() : std::string(name.data(), static_cast<std::size_t>(size));
}

}  // namespace

extern "C" int rename(const char* from, const char* to) {
  log(std::string("rename ") + to);
  return next<int (*)(const char*, const char*)>("rename")(from, to);
}

extern "C" int fsync(int fd) {
  if (const std::string folder = folder_of(fd); !folder.empty()) log("sync " + folder);
  return next<int (*)(int)>("fsync")(fd);
}
