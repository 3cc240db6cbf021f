// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

/// A stretch of an answer.
struct Window {
  std::uint32_t offset = 0;
  std::uint32_t limit = 0;
  /// Of the hits on a page of `limit`; 0: any number. With it, `offset` is a multiple of `limit`.
  std::uint32_t max_per_provider = 0;

  /// How many hits of one provider can stand up to the window's end, where that is capped.
  [[nodiscard]] std::uint64_t most_of_a_provider() const;

  /// Whether some of `total` hits can stand in it.
  [[nodiscard]] bool may_hold(std::uint64_t total) const;
};

/// Deals hits out to pages, from the best one down. Where a page has as many of a provider as it
/// may, the next one goes to the first later page that has fewer, so it leads there: no hit is left
/// out, and pages are shorter where what is left is of few providers. A hit without a provider
/// stands on any page.
class PageDealer {
 public:
  explicit PageDealer(const Window& window);

  /// Whether the next hit stands in the window.
  bool deal(const std::string& provider);

  /// Whether no further hit can.
  [[nodiscard]] bool is_done() const { return pages_.back().hits == window_.limit; }

 private:
  struct Page {
    std::uint32_t hits = 0;
    std::unordered_map<std::string, std::uint32_t> by_provider;
  };
  [[nodiscard]] bool is_open(const Page& page, const std::string& provider) const;

  Window window_;
  std::uint64_t before_ = 0;  // hits before the window, where nothing is capped
  std::vector<Page> pages_;   // up to the window; itself alone, where nothing is capped
  std::unordered_map<std::string, std::size_t> open_;  // by provider: no page before has room
};

}  // namespace dateline
