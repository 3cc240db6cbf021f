// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ordered_parallel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace dateline {
namespace {

using std::chrono::microseconds;

/// Takes longer for some items than for others, so that they finish out of order.
int slow_square(std::size_t index) {
  std::this_thread::sleep_for(microseconds((index * 7919) % 5 * 40));
  return static_cast<int>(index * index);
}

class Jobs : public testing::TestWithParam<unsigned> {};

TEST_P(Jobs, hand_items_over_in_order_and_each_once) {
  std::vector<std::size_t> order;
  std::vector<int> items;
  ordered_parallel<int>(
      200, GetParam(), 16, [] { return slow_square; },
      [&](std::size_t index, int item) {
        order.push_back(index);
        items.push_back(item);
        return true;
      });
  std::vector<std::size_t> expected(200);
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  EXPECT_EQ(order, expected);
  for (std::size_t i = 0; i < items.size(); ++i) EXPECT_EQ(items[i], static_cast<int>(i * i));
}

TEST_P(Jobs, stop_early_after_the_item_that_said_so) {
  std::vector<std::size_t> order;
  ordered_parallel<int>(
      10'000, GetParam(), 8, [] { return slow_square; },
      [&](std::size_t index, int) {
        order.push_back(index);
        return index < 4;
      });
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

TEST_P(Jobs, pass_on_an_exception_from_a_worker) {
  std::vector<std::size_t> order;
  const auto make_worker = [] {
    return [](std::size_t index) -> int {
      if (index == 50) throw std::runtime_error("item 50");
      return slow_square(index);
    };
  };
  const auto consume = [&](std::size_t index, int) {
    order.push_back(index);
    return true;
  };
  try {
    ordered_parallel<int>(10'000, GetParam(), 8, make_worker, consume);
    FAIL() << "no exception";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "item 50");
  }
  EXPECT_LE(order.size(), 50U);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST_P(Jobs, pass_on_an_exception_from_the_consumer) {
  EXPECT_THROW(ordered_parallel<int>(
                   10'000, GetParam(), 8, [] { return slow_square; },
                   [](std::size_t index, int) -> bool {
                     if (index == 20) throw std::logic_error("item 20");
                     return true;
                   }),
               std::logic_error);
}

TEST_P(Jobs, pass_on_an_exception_from_making_a_worker) {
  EXPECT_THROW(ordered_parallel<int>(
                   10, GetParam(), 8,
                   []() -> int (*)(std::size_t) { throw std::runtime_error("no worker"); },
                   [](std::size_t, int) { return true; }),
               std::runtime_error);
}

TEST_P(Jobs, run_no_further_ahead_than_the_window) {
  constexpr std::size_t kWindow = 5;
  std::atomic<std::size_t> begun{0};
  std::size_t furthest = 0;
  ordered_parallel<int>(
      100, GetParam(), kWindow,
      [&] {
        return [&](std::size_t) {
          ++begun;
          return 0;
        };
      },
      [&](std::size_t index, int) {
        std::this_thread::sleep_for(microseconds(200));
        furthest = std::max(furthest, begun.load() - index - 1);
        return true;
      });
  EXPECT_LE(furthest, kWindow) << "made, but not yet consumed";
}

TEST_P(Jobs, manage_with_a_window_of_one) {
  std::size_t consumed = 0;
  ordered_parallel<int>(
      50, GetParam(), 1, [] { return slow_square; },
      [&](std::size_t, int) {
        ++consumed;
        return true;
      });
  EXPECT_EQ(consumed, 50U);
}

TEST_P(Jobs, have_nothing_to_do) {
  ordered_parallel<int>(
      0, GetParam(), 8, [] { return slow_square; },
      [](std::size_t, int) -> bool { throw std::logic_error("there is no item"); });
}

TEST_P(Jobs, give_each_thread_a_worker_of_its_own) {
  std::mutex mutex;
  std::set<std::thread::id> threads;
  std::atomic<unsigned> workers{0};
  ordered_parallel<std::unique_ptr<int>>(
      50, GetParam(), 8,
      [&] {
        ++workers;
        return [&, mine = std::this_thread::get_id()](std::size_t index) {
          EXPECT_EQ(std::this_thread::get_id(), mine);
          const std::lock_guard lock(mutex);
          threads.insert(mine);
          return std::make_unique<int>(static_cast<int>(index));
        };
      },
      [](std::size_t index, std::unique_ptr<int> item) {
        return *item == static_cast<int>(index);
      });
  EXPECT_LE(workers, GetParam());
  EXPECT_LE(threads.size(), workers.load());
  EXPECT_EQ(threads.count(std::this_thread::get_id()), 0U);
}

INSTANTIATE_TEST_SUITE_P(OrderedParallel, Jobs, testing::Values(1U, 2U, 8U),
                         [](const auto& row) { return "jobs_" + std::to_string(row.param); });

}  // namespace
}  // namespace dateline
