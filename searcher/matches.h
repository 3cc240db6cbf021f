// SPDX-License-Identifier: GPL-2.0-or-later
// All that a request lets through, for answers that are not a ranked page of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/date.h"
#include "searcher/shard.h"

namespace dateline {

/// Articles in one state of the index. If the request names a `now`, none of them is later, and
/// none is without a date, as nobody knows whether it was there by then.
struct Matches {
  const Xapian::Database& index;
  const std::vector<std::string>& topics;  ///< the topic table
  Xapian::Query query;
  UnixSeconds now = 0;
  bool now_is_newest = false;      ///< the request named no moment: it is the newest date there is
  std::vector<std::string> notes;  ///< how the query was read, where that may surprise
  const std::vector<Shard>* shards = nullptr;  ///< of an index in shards
};

/// Calls `visit` for each match that has a date, in an arbitrary order. The document's values are
/// read as they are asked for. Throws Xapian::Error.
void for_each_match(const Matches& matches,
                    const std::function<void(const Xapian::Document&)>& visit);

/// The same where `visit` looks at the values of `slots` alone, kDate being one of them, which can
/// be had of an index in shards, too.
void for_each_match(const Matches& matches, const std::vector<Xapian::valueno>& slots,
                    const std::function<void(const Xapian::Document&)>& visit);

/// Values of a match.
UnixSeconds moment_of(const Xapian::Document& match);
std::optional<std::int32_t> heat_of(const Xapian::Document& match);
std::optional<std::int32_t> quality_of(const Xapian::Document& match);

/// What is equal for two matches exactly if they are of one story.
std::string story_key_of(const Xapian::Document& match);

/// The heat that lists and sums reckon with: an article whose heat is not known counts as a median
/// one (common/prior.h).
double counted_heat(std::optional<std::int32_t> heat);

}  // namespace dateline
