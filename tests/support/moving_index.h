// SPDX-License-Identifier: GPL-2.0-or-later
// An index that is always in one of many states, each of which an answer can be told to be of.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"

namespace dateline {

/// Commits a state: it holds all rows but one, each article stamped with the state's number.
void move_to(IndexFixture& index, std::size_t state);

/// What all articles of any state match.
Request moving_request();

/// The answer, which has `limit` hits, is of one state, whichever it is: returned as a number.
std::size_t expect_one_state(const Response& response, std::uint32_t limit);

/// Moves an index from state to state in a thread, as long as it lives.
class MovingWriter {
 public:
  explicit MovingWriter(IndexFixture& index) : thread_([this, &index] { run(index); }) {}
  ~MovingWriter() {
    stop_ = true;
    thread_.join();
  }
  MovingWriter(const MovingWriter&) = delete;
  MovingWriter& operator=(const MovingWriter&) = delete;

  [[nodiscard]] std::size_t commits() const { return commits_; }

 private:
  void run(IndexFixture& index);

  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> commits_ = 0;
  std::thread thread_;
};

}  // namespace dateline
