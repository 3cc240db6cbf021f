// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page_dealer.h"

namespace dateline {
namespace {

std::size_t pages_to(const Window& window) {
  const bool is_capped = window.max_per_provider > 0 && window.limit > 0;
  return is_capped ? window.offset / window.limit + std::size_t{1} : 1;
}

}  // namespace

std::uint64_t Window::most_of_a_provider() const {
  return std::uint64_t{max_per_provider} * pages_to(*this);
}

bool Window::may_hold(std::uint64_t total) const {
  return max_per_provider > 0 ? pages_to(*this) <= total : offset < total;
}

PageDealer::PageDealer(const Window& window) : window_(window), pages_(pages_to(window)) {}

bool PageDealer::is_open(const Page& page, const std::string& provider) const {
  if (page.hits == window_.limit) return false;
  if (provider.empty()) return true;
  const auto known = page.by_provider.find(provider);
  return known == page.by_provider.end() || known->second < window_.max_per_provider;
}

bool PageDealer::deal(const std::string& provider) {
  if (is_done()) return false;
  if (window_.max_per_provider == 0) {
    if (before_++ < window_.offset) return false;
    ++pages_.back().hits;
    return true;
  }
  std::size_t& at = open_[provider];
  while (at < pages_.size() && !is_open(pages_[at], provider)) ++at;
  if (at == pages_.size()) return false;
  ++pages_[at].hits;
  ++pages_[at].by_provider[provider];
  return at + 1 == pages_.size();
}

}  // namespace dateline
