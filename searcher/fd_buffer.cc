// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/fd_buffer.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace dateline {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10U;

/// 0, or errno of the write that failed.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

FdBuffer::FdBuffer(int fd)
    : fd_(fd), buffer_(std::make_unique_for_overwrite<char[]>(kBufferBytes)) {
  setp(buffer_.get(), buffer_.get() + kBufferBytes);
}

FdBuffer::int_type FdBuffer::overflow(int_type c) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int FdBuffer::sync() {
  if (error_ == 0) {
    error_ = write_all(fd_, {pbase(), static_cast<std::size_t>(pptr() - pbase())});
  }
  setp(buffer_.get(), buffer_.get() + kBufferBytes);
  return error_ == 0 ? 0 : -1;
}

}  // namespace dateline
