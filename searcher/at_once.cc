// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/at_once.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>

namespace dateline {
namespace {

/// False if the machine gives no more threads.
template <typename Run>
bool was_started(std::vector<std::jthread>& threads, const Run& run, std::size_t number) {
  try {
    threads.emplace_back(run, number);
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace

void at_once(const std::vector<bool>& wait, const std::function<void(std::size_t)>& task) {
  std::vector<std::exception_ptr> thrown(wait.size());
  const auto run = [&](std::size_t number) {
    try {
      task(number);
    } catch (...) {
      thrown[number] = std::current_exception();
    }
  };
  // A single one has nobody to wait beside.
  const bool needs_threads = std::ranges::count(wait, true) > 1;
  std::vector<std::size_t> here;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < wait.size(); ++i) {
      if (!needs_threads || !wait[i] || !was_started(threads, run, i)) here.push_back(i);
    }
    for (const std::size_t i : here) run(i);
  }
  for (const std::exception_ptr& one : thrown) {
    if (one) std::rethrow_exception(one);
  }
}

}  // namespace dateline
