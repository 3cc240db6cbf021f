// SPDX-License-Identifier: GPL-2.0-or-later
// The Nth allocation of a batch fails.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <new>

#include "tests/fault/index_oracle.h"
#include "tests/fault/tier.h"
#include "tests/indexer/writer_fixture.h"

namespace {

/// How many allocations are still to succeed; below zero: all.
std::atomic<long>& allocations_left() {
  static std::atomic<long> left{-1};
  return left;
}

void* allocate(std::size_t size) {
  if (allocations_left() >= 0 && allocations_left().fetch_sub(1) == 0) throw std::bad_alloc();
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* allocate_or_null(std::size_t size) noexcept {
  try {
    return allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

}  // namespace

// Xapian's and the standard library's, too. A sanitizer has its own of each that is not replaced.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return allocate_or_null(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return allocate_or_null(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t /*size*/) noexcept { std::free(memory); }

namespace dateline {
namespace {

namespace fs = std::filesystem;

enum class End { kDone = 10, kThrown = 11 };

class Memory : public WriterFixture {
 protected:
  [[nodiscard]] std::string saved() const { return (dir_.path() / "saved").string(); }

  void SetUp() override {
    {
      IndexWriter writer = open();
      for (const char* id : {"a.md", "b.md", "c.md"}) put(writer, id, "before");
      writer.commit();
    }
    fs::copy(db(), saved(), fs::copy_options::recursive);
    before_ = documents_of(db());
    write_batch();
    after_ = documents_of(db());
    ASSERT_NE(before_, after_);
  }

  /// Documents that come, change and go, and are long enough to be cut and moved.
  void write_batch() {
    IndexWriter writer = open();
    for (const char* id : {"b.md", "d.md", "e.md"}) put(writer, id, "after the storm at sea");
    writer.remove("c.md");
    writer.commit();
  }

  /// Writes the batch in a child in which one allocation fails; the child's exit code, or -1 if it
  /// died.
  int write_without_allocation(long number) {
    fs::remove_all(db());
    fs::copy(saved(), db(), fs::copy_options::recursive);
    const pid_t child = fork();
    if (child == 0) {
      auto end = End::kDone;
      allocations_left() = number;
      try {
        write_batch();
      } catch (...) {
        end = End::kThrown;
      }
      allocations_left() = -1;
      _exit(static_cast<int>(end));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  static long count_allocations(const std::function<void()>& work) {
    constexpr long kPlenty = 1L << 40;
    allocations_left() = kPlenty;
    work();
    const long count = kPlenty - allocations_left();
    allocations_left() = -1;
    return count;
  }

  Documents before_;
  Documents after_;
};

TEST_F(Memory, that_runs_out_neither_damages_nor_passes_unseen) {
  fs::remove_all(db());
  fs::copy(saved(), db(), fs::copy_options::recursive);
  const long all = count_allocations([this] { write_batch(); });
  const long step = std::max(1L, all / rounds(60, static_cast<int>(all)));
  int thrown = 0;
  int died = 0;
  int tried = 0;
  for (long number = 0; number < all && !HasFailure(); number += step, ++tried) {
    const int end = write_without_allocation(number);
    const Documents found = documents_of(db());
    EXPECT_EQ(fault_of(found, before_, after_), "") << number;
    EXPECT_TRUE(end != static_cast<int>(End::kDone) || found == after_) << number;
    thrown += end == static_cast<int>(End::kThrown) ? 1 : 0;
    died += end == -1 ? 1 : 0;
    EXPECT_NO_THROW(write_batch()) << number;
    EXPECT_EQ(documents_of(db()), after_) << number;
  }
  print_figure("out of memory", tried, " of ", all, " allocations of a batch: ", thrown,
               " reported, ", died, " ended the process");
  EXPECT_GT(thrown, tried / 2);
}

}  // namespace
}  // namespace dateline
