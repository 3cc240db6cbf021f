// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index_error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <new>
#include <string>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// What becomes of `error`: the name of its class and its text.
template <typename Error>
std::string translated(const Error& error) {
  try {
    try {
      throw error;
    } catch (...) {
      throw_index_error("news.db");
    }
  } catch (const IndexLocked& locked) {
    return std::string("locked: ") + locked.what();
  } catch (const IndexDamaged& damaged) {
    return std::string("damaged: ") + damaged.what();
  } catch (const IndexError& other) {
    return std::string("error: ") + other.what();
  } catch (const std::exception& foreign) {
    return std::string("foreign: ") + foreign.what();
  }
}

TEST(ThrowIndexError, NamesTheIndexAndTheReason) {
  EXPECT_THAT(translated(Xapian::DatabaseLockError("x: already locked")),
              AllOf(HasSubstr("locked: news.db: "), HasSubstr("x: "), HasSubstr("try again")));
  EXPECT_THAT(translated(Xapian::DatabaseLockError("Couldn't open lockfile: disk full")),
              "error: news.db: Couldn't open lockfile: disk full");
  EXPECT_THAT(translated(Xapian::DatabaseCorruptError("bad block")),
              AllOf(HasSubstr("damaged: news.db: "), HasSubstr("bad block")));
  EXPECT_THAT(translated(Xapian::DatabaseOpeningError("no such")), "error: news.db: no such");
  EXPECT_THAT(translated(Xapian::DatabaseError("write failed", ENOSPC)),
              "error: news.db: write failed: No space left on device");
  EXPECT_THAT(translated(Xapian::InvalidArgumentError("term too long")),
              "error: news.db: term too long");
}

TEST(ThrowIndexError, LetsOthersPass) {
  EXPECT_EQ(translated(std::out_of_range("ours")), "foreign: ours");
  EXPECT_EQ(translated(IndexLocked("already")), "locked: already");
}

TEST(ThrowIndexError, KnowsASecondWriter) {
  const TempDir folder;
  const std::string path = (folder.path() / "index").string();
  const Xapian::WritableDatabase first(path);
  try {
    const Xapian::WritableDatabase second(path);
    FAIL() << "two writers";
  } catch (const Xapian::Error&) {
    EXPECT_THROW(throw_index_error("news.db"), IndexLocked);
  }
}

}  // namespace
}  // namespace dateline
