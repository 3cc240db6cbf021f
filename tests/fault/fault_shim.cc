// SPDX-License-Identifier: GPL-2.0-or-later
// Preloaded into a program: counts its calls that change files below the folder FAULT_FOLDER, and
//   FAULT_PLAN="KIND N"  lets the Nth of them go wrong: kill, enospc (no room from then on), eio,
//                        short (half of what is written)
//   FAULT_LOG=FILE       writes all of them into a file, in the form that syscall_log.h reads
//   FAULT_DELAY_US=N     makes each of them take that long
//   FAULT_STATUS=FILE    shares a ShimStatus
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>
#include <string>
#include <utility>

#include "tests/fault/shim.h"

namespace {

Call sync_call(int fd) {
  struct stat status {};
  const bool is_folder = fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
  Call call{is_folder ? "sync_folder" : "sync_file", path_of(fd)};
  call.needs_room = false;
  return call;
}

Call removal(const char* name, std::string path) {
  Call call{name, std::move(path)};
  call.needs_room = false;
  return call;
}

Call write_call(int fd, const void* data, std::size_t size, off_t offset) {
  return {"write", path_of(fd), "", static_cast<const char*>(data), size, offset};
}

/// Where write() would write.
off_t place_of(int fd) {
  struct stat status {};
  const bool appends = (fcntl(fd, F_GETFL) & O_APPEND) != 0;
  if (appends && fstat(fd, &status) == 0) return status.st_size;
  return lseek(fd, 0, SEEK_CUR);
}

mode_t mode_of(int flags, va_list rest) {
  return (flags & O_CREAT) == 0 ? 0 : static_cast<mode_t>(va_arg(rest, unsigned));
}

int open_at(int folder, const char* name, int flags, mode_t mode) {
  return opened(path_at(folder, name), (flags & O_CREAT) != 0, (flags & O_TRUNC) != 0, -1, [&] {
    return next<int(int, const char*, int, ...)>("openat")(folder, name, flags, mode);
  });
}

FILE* open_stream(const char* function, const char* name, const char* mode) {
  const bool creates = *mode == 'w' || *mode == 'a';
  return opened(path_at(AT_FDCWD, name), creates, *mode == 'w', static_cast<FILE*>(nullptr),
                [&] { return next<FILE*(const char*, const char*)>(function)(name, mode); });
}

}  // namespace

// Large file variants have names of their own. // NOLINTBEGIN
extern "C" {

int open(const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(AT_FDCWD, name, flags, mode);
}

int open64(const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(AT_FDCWD, name, flags, mode);
}

int openat(int folder, const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(folder, name, flags, mode);
}

FILE* fopen(const char* name, const char* mode) { return open_stream("fopen", name, mode); }
FILE* fopen64(const char* name, const char* mode) { return open_stream("fopen64", name, mode); }

ssize_t write(int fd, const void* data, size_t size) {
  return written(write_call(fd, data, size, place_of(fd)), [&](std::size_t part) {
    return next<ssize_t(int, const void*, size_t)>("write")(fd, data, part);
  });
}

ssize_t writev(int fd, const iovec* parts, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    all.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  }
  return written(write_call(fd, all.data(), all.size(), place_of(fd)), [&](std::size_t part) {
    return next<ssize_t(int, const void*, size_t)>("write")(fd, all.data(), part);
  });
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  return written(write_call(fd, data, size, offset), [&](std::size_t part) {
    return next<ssize_t(int, const void*, size_t, off_t)>("pwrite")(fd, data, part, offset);
  });
}

ssize_t pwrite64(int fd, const void* data, size_t size, off_t offset) {
  return pwrite(fd, data, size, offset);
}

/// Refused, as by some file systems: the caller then writes.
ssize_t sendfile(int out, int in, off_t* offset, size_t size) {
  if (Shim::instance().concerns({"write", path_of(out)})) {
    errno = EINVAL;
    return -1;
  }
  return next<ssize_t(int, int, off_t*, size_t)>("sendfile")(out, in, offset, size);
}

int fsync(int fd) {
  return simple(sync_call(fd), -1, [&] { return next<int(int)>("fsync")(fd); });
}

int fdatasync(int fd) {
  return simple(sync_call(fd), -1, [&] { return next<int(int)>("fdatasync")(fd); });
}

int ftruncate(int fd, off_t size) {
  Call call{"truncate", path_of(fd)};
  call.offset = size;
  return simple(call, -1, [&] { return next<int(int, off_t)>("ftruncate")(fd, size); });
}

int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

int rename(const char* from, const char* to) {
  return simple(Call{"rename", path_at(AT_FDCWD, from), path_at(AT_FDCWD, to)}, -1,
                [&] { return next<int(const char*, const char*)>("rename")(from, to); });
}

int mkdir(const char* name, mode_t mode) {
  return simple(Call{"make_folder", path_at(AT_FDCWD, name)}, -1,
                [&] { return next<int(const char*, mode_t)>("mkdir")(name, mode); });
}

int rmdir(const char* name) {
  return simple(removal("remove_folder", path_at(AT_FDCWD, name)), -1,
                [&] { return next<int(const char*)>("rmdir")(name); });
}

int unlink(const char* name) {
  return simple(removal("remove_file", path_at(AT_FDCWD, name)), -1,
                [&] { return next<int(const char*)>("unlink")(name); });
}

int unlinkat(int folder, const char* name, int flags) {
  const char* const what = (flags & AT_REMOVEDIR) != 0 ? "remove_folder" : "remove_file";
  return simple(removal(what, path_at(folder, name)), -1,
                [&] { return next<int(int, const char*, int)>("unlinkat")(folder, name, flags); });
}

int remove(const char* name) {
  struct stat status {};
  const bool is_folder = lstat(name, &status) == 0 && S_ISDIR(status.st_mode);
  return is_folder ? rmdir(name) : unlink(name);
}

}  // extern "C"
// NOLINTEND
