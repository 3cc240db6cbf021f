// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace dateline {

/// Limits how often each client may ask: a bucket of `burst` tokens that fills by `rate` tokens a
/// second, one of which a request takes. Not thread-safe.
class TokenBuckets {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// As many clients are remembered. Beyond, those whose buckets are full again are forgotten; if
  /// there are none of these, all are.
  static constexpr std::size_t kMaxClients = 10'000;

  /// `rate` in requests a second; `burst` at least 1.
  TokenBuckets(double rate, double burst) : rate_(rate), burst_(burst) {}

  /// Takes a token. Otherwise tells how long until there is one; zero: taken.
  std::chrono::nanoseconds take(const std::string& client, Time now);

  [[nodiscard]] std::size_t clients() const { return buckets_.size(); }

 private:
  struct Bucket {
    double tokens = 0;
    Time filled;  // `tokens` is of this moment
  };

  [[nodiscard]] double tokens_at(const Bucket& bucket, Time now) const;
  void forget_full(Time now);

  double rate_;
  double burst_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// What a client is counted by: its address, of IPv6 the first 64 bits, as whoever has one address
/// has all of these.
std::string bucket_name(const std::string& address);

}  // namespace dateline
