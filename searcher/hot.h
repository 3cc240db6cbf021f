// SPDX-License-Identifier: GPL-2.0-or-later
// What is hot now.
//
//   hotness = heat * 2^(-age / half_life)
//
// Reddit's "hot" order, log10(votes) + seconds / 45000, is this very form with a half-life of
// 45000 * log10(2) seconds, 3.8 hours (its published source, `_hot` in r2/lib/db/_sorts.pyx);
// Hacker News divides by a power of the age instead, (points - 1) / (hours + 2)^1.8, by which old
// articles fade more slowly. A half-life says what it does, does not depend on when one looks (two
// articles never change places as time goes by), and is a week or less for news.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/record.h"
#include "common/result.h"
#include "searcher/command_line.h"
#include "searcher/engine.h"

namespace dateline {

/// Of a newsroom's day: what was hottest two days ago counts half.
inline constexpr double kHotHalfLifeDays = 2.0;

struct HotRequest {
  Request matches;  ///< its words, filters, now and limit
  double half_life_days = kHotHalfLifeDays;
  bool one_per_story = true;  ///< the hottest of each
};

struct HotArticle {
  Record record;
  double hotness = 0;
  double age_days = 0;
  std::string story;           ///< its id
  std::uint64_t articles = 1;  ///< of the story, among those that match
};

struct HotList {
  UnixSeconds now = 0;
  bool now_is_newest = false;
  double half_life_days = 0;
  std::uint64_t articles = 0;    ///< that match
  std::uint64_t stories = 0;     ///< that they are of
  std::vector<HotArticle> hits;  ///< the hottest first, the newer one first of two that are alike
  std::vector<std::string> notes;
};

/// Throws IndexError.
Result<HotList, BadRequest> find_hot(Engine& engine, const HotRequest& request);

/// The options of the verb that are about the list itself, and what they say.
boost::program_options::options_description hot_option_descriptions();
Result<HotRequest, Failure> read_hot_options(const Arguments& in);

}  // namespace dateline
