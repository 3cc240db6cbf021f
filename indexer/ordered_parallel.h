// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

/// Makes items 0..count-1 on `jobs` threads and hands them, in this order, to `consume` on the
/// calling thread, so that the outcome does not depend on `jobs`. At most `window` (>= 1) finished
/// items wait, which bounds memory.
///
/// `make_worker()` is called once in each thread and gives a callable `item(std::size_t)`.
/// `consume(std::size_t, Item)` answers false to stop early. An exception from either side stops
/// all threads and comes out here.
template <typename Item, typename MakeWorker, typename Consume>
void ordered_parallel(std::size_t count, unsigned jobs, std::size_t window, MakeWorker make_worker,
                      Consume consume) {
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Item> finished;
  std::exception_ptr failure;
  std::size_t next_to_make = 0;
  std::size_t next_to_consume = 0;
  bool stop = false;

  const auto claim = [&]() -> std::optional<std::size_t> {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] {
      return stop || next_to_make >= count || next_to_make < next_to_consume + window;
    });
    if (stop || next_to_make >= count) return std::nullopt;
    return next_to_make++;
  };
  const auto work = [&] {
    try {
      auto worker = make_worker();
      while (const auto index = claim()) {
        Item item = worker(*index);
        const std::lock_guard lock(mutex);
        finished.emplace(*index, std::move(item));
        changed.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      stop = true;
      changed.notify_all();
    }
  };
  const auto take = [&]() -> std::optional<Item> {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return stop || finished.count(next_to_consume) > 0; });
    if (stop) return std::nullopt;
    auto node = finished.extract(next_to_consume++);
    changed.notify_all();
    return std::move(node.mapped());
  };

  std::vector<std::jthread> threads;
  const auto halt = [&] {
    const std::lock_guard lock(mutex);
    stop = true;
    changed.notify_all();
  };
  try {
    for (unsigned job = 0; job < jobs; ++job) threads.emplace_back(work);
    for (std::size_t index = 0; index < count; ++index) {
      auto item = take();
      if (!item || !consume(index, std::move(*item))) break;
    }
  } catch (...) {
    halt();
    throw;
  }
  halt();
  threads.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace dateline
