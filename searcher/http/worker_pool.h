// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

/// A fixed number of threads that take jobs from a queue of bounded length, the oldest first.
/// Thread-safe.
template <typename Job>
class WorkerPool {
 public:
  /// Does one job on thread `worker`, counted from 0. Must not throw.
  using Work = std::function<void(Job job, std::size_t worker)>;

  /// Starts `workers` threads. At most `capacity` jobs wait.
  WorkerPool(std::size_t workers, std::size_t capacity, Work work)
      : capacity_(capacity), work_(std::move(work)) {
    for (std::size_t i = 0; i < workers; ++i) {
      threads_.emplace_back([this, i] { serve(i); });
    }
  }

  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Waits for the jobs that have been taken in.
  ~WorkerPool() {
    {
      const std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  /// False if the queue is full.
  [[nodiscard]] bool try_submit(Job job) {
    {
      const std::lock_guard lock(mutex_);
      if (jobs_.size() >= capacity_) return false;
      jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
  }

  /// Jobs that wait.
  [[nodiscard]] std::size_t queued() const {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
  }

 private:
  void serve(std::size_t worker) {
    for (;;) {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return is_stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      work_(std::move(job), worker);
    }
  }

  const std::size_t capacity_;
  const Work work_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool is_stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline
