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

/// Items made out of order by many threads and taken in order by one. Safe from any thread.
template <typename Item>
class OrderedQueue {
 public:
  /// At most `window` items are made ahead of the one to be taken next.
  OrderedQueue(std::size_t count, std::size_t window) : count_(count), window_(window) {}

  /// The next item to make, once there is room; nothing if all are made or the run has halted.
  std::optional<std::size_t> claim() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return halted_ || next_to_make_ >= count_ || next_to_make_ < next_to_take_ + window_;
    });
    if (halted_ || next_to_make_ >= count_) return std::nullopt;
    return next_to_make_++;
  }

  void put(std::size_t index, Item item) {
    const std::lock_guard lock(mutex_);
    finished_.emplace(index, std::move(item));
    changed_.notify_all();
  }

  /// The next item in order; nothing if the run has halted.
  std::optional<Item> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return halted_ || finished_.count(next_to_take_) > 0; });
    if (halted_) return std::nullopt;
    auto node = finished_.extract(next_to_take_++);
    changed_.notify_all();
    return std::move(node.mapped());
  }

  void halt() {
    const std::lock_guard lock(mutex_);
    halted_ = true;
    changed_.notify_all();
  }

  /// Halts, and keeps the first failure.
  void fail(std::exception_ptr failure) {
    {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::move(failure);
    }
    halt();
  }

  /// Call it when all threads have ended.
  void rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  const std::size_t count_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Item> finished_;
  std::exception_ptr failure_;
  std::size_t next_to_make_ = 0;
  std::size_t next_to_take_ = 0;
  bool halted_ = false;
};

/// Halts a queue on the way out, whichever way that is, so that the threads on it end.
template <typename Item>
class HaltAtExit {
 public:
  explicit HaltAtExit(OrderedQueue<Item>& queue) : queue_(queue) {}
  ~HaltAtExit() { queue_.halt(); }
  HaltAtExit(const HaltAtExit&) = delete;
  HaltAtExit& operator=(const HaltAtExit&) = delete;

 private:
  OrderedQueue<Item>& queue_;
};

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
  OrderedQueue<Item> queue(count, window);
  {
    std::vector<std::jthread> threads;
    const auto work = [&] {
      try {
        auto worker = make_worker();
        while (const auto index = queue.claim()) queue.put(*index, worker(*index));
      } catch (...) {
        queue.fail(std::current_exception());
      }
    };
    const HaltAtExit halt_before_join(queue);
    for (unsigned job = 0; job < jobs; ++job) threads.emplace_back(work);
    for (std::size_t index = 0; index < count; ++index) {
      auto item = queue.take();
      if (!item || !consume(index, std::move(*item))) break;
    }
  }
  queue.rethrow_failure();
}

}  // namespace dateline
