// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/fd_buffer.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ostream>
#include <string>

#include "common/file_descriptor.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

TEST(FdBuffer, WritesWhatIsFlushed) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const FileDescriptor reader(ends[0]);
  FileDescriptor writer(ends[1]);
  FdBuffer buffer(writer.get());
  std::ostream out(&buffer);
  out << "words " << 7 << std::flush;
  EXPECT_EQ(buffer.error(), 0);
  std::array<char, 16> bytes{};
  ASSERT_EQ(read(reader.get(), bytes.data(), bytes.size()), 7);
  EXPECT_EQ(std::string(bytes.data()), "words 7");
}

TEST(FdBuffer, WritesMoreThanItHolds) {
  const TempDir folder;
  const auto path = folder.write_file("out", "");
  const FileDescriptor file(open(path.c_str(), O_RDWR | O_CLOEXEC));
  ASSERT_TRUE(file);
  const std::string text(200'001, 'x');
  FdBuffer buffer(file.get());
  std::ostream out(&buffer);
  out << text << '.' << std::flush;
  EXPECT_TRUE(out.good());
  EXPECT_EQ(lseek(file.get(), 0, SEEK_END), 200'002);
}

TEST(FdBuffer, RemembersWhyAWriteFailed) {
  const FileDescriptor full(open("/dev/full", O_WRONLY | O_CLOEXEC));
  if (!full) GTEST_SKIP() << "no /dev/full here";
  FdBuffer buffer(full.get());
  std::ostream out(&buffer);
  out << "words" << std::flush;
  EXPECT_FALSE(out.good());
  errno = 0;
  out << "more" << std::flush;
  EXPECT_EQ(buffer.error(), ENOSPC);
}

}  // namespace
}  // namespace dateline
