// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/request.h"

namespace dateline {

/// Articles and requests by chance, the same for the same seed. Few words, names and dates, so that
/// requests match, articles tie, and every field is missing somewhere.
class RandomCorpus {
 public:
  explicit RandomCorpus(std::uint32_t seed) : random_(seed) {}

  /// About one article in eight repeats another but for its date.
  std::vector<Article> articles(std::size_t count);

  Article article();
  Request request();

  /// `count` random words, the first ones of the vocabulary far more often than the last.
  std::string text(std::size_t count);

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

 private:
  const std::string& any_of(const std::vector<std::string>& choices);
  std::vector<std::string> some_of(const std::vector<std::string>& choices, std::uint32_t most);
  UnixSeconds moment();
  Filters filters();

  std::mt19937 random_;
};

}  // namespace dateline
