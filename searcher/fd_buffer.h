// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <streambuf>

namespace dateline {

/// Writes a stream to a file descriptor and, unlike the standard's buffers, remembers why a write
/// failed. Flush the stream before the end: what is left in the buffer is not written by itself.
class FdBuffer : public std::streambuf {
 public:
  /// Does not own `fd`.
  explicit FdBuffer(int fd);

  /// errno of the first write that failed; 0 while all is well.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  int fd_;
  int error_ = 0;
  std::unique_ptr<char[]> buffer_;  // not cleared: a short answer touches few of its pages
};

}  // namespace dateline
