// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/at_once.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>

namespace dateline {
namespace {

TEST(AtOnce, WhatWaitsRunsAtTheSameTime) {
  constexpr std::size_t kTasks = 4;
  std::latch all_are_there(kTasks);
  std::atomic<int> waited{0};
  at_once(std::vector<bool>(kTasks, true), [&](std::size_t) {
    all_are_there.arrive_and_wait();  // hangs if any task begins after another one's end
    ++waited;
  });
  EXPECT_EQ(waited, 4);
}

TEST(AtOnce, TheOthersRunHereInTurn) {
  const auto here = std::this_thread::get_id();
  std::string order;
  at_once({false, true, false, true, false}, [&](std::size_t number) {
    const bool is_here = std::this_thread::get_id() == here;
    EXPECT_EQ(is_here, number % 2 == 0) << number;
    if (is_here) order += std::to_string(number);
  });
  EXPECT_EQ(order, "024");
}

TEST(AtOnce, OneAloneRunsHere) {
  at_once({false, true}, [here = std::this_thread::get_id()](std::size_t) {
    EXPECT_EQ(std::this_thread::get_id(), here);
  });
}

TEST(AtOnce, ThrowsTheFirstByNumberOnceAllHaveEnded) {
  std::atomic<int> ended{0};
  const auto task = [&](std::size_t number) {
    if (number == 1) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    ++ended;
    if (number > 0) throw std::runtime_error(std::to_string(number));
  };
  try {
    at_once({true, true, true, false}, task);
    FAIL() << "nothing thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "1");
  }
  EXPECT_EQ(ended, 4);
}

}  // namespace
}  // namespace dateline
