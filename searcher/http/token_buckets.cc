// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/token_buckets.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

namespace dateline {

double TokenBuckets::tokens_at(const Bucket& bucket, Time now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  return std::min(burst_, bucket.tokens + seconds * rate_);
}

void TokenBuckets::forget_full(Time now) {
  std::erase_if(buckets_, [&](const auto& it) { return tokens_at(it.second, now) >= burst_; });
  if (buckets_.size() >= kMaxClients) buckets_.clear();
}

std::chrono::nanoseconds TokenBuckets::take(const std::string& client, Time now) {
  if (buckets_.size() >= kMaxClients && buckets_.count(client) == 0) forget_full(now);
  Bucket& bucket = buckets_.try_emplace(client, Bucket{burst_, now}).first->second;
  bucket.tokens = tokens_at(bucket, now);
  bucket.filled = now;
  if (bucket.tokens < 1) {
    const std::chrono::duration<double> wait((1 - bucket.tokens) / rate_);
    return std::max(std::chrono::nanoseconds(1),
                    std::chrono::duration_cast<std::chrono::nanoseconds>(wait));
  }
  bucket.tokens -= 1;
  return {};
}

std::string bucket_name(const std::string& address) {
  constexpr std::size_t kNetworkBytes = 8;
  in6_addr bytes{};
  if (inet_pton(AF_INET6, address.c_str(), &bytes) != 1) return address;
  if (IN6_IS_ADDR_V4MAPPED(&bytes)) return address;
  std::fill(std::begin(bytes.s6_addr) + kNetworkBytes, std::end(bytes.s6_addr), 0);
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, &bytes, text.data(), text.size());
  return text.data();
}

}  // namespace dateline
