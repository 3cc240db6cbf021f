// SPDX-License-Identifier: GPL-2.0-or-later
// Who covers a subject: how early, how much, at what quality.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/record.h"
#include "common/result.h"
#include "searcher/command_line.h"
#include "searcher/engine.h"

namespace dateline {

enum class CoverageOrder : std::uint8_t { kArticles, kEarliest, kQuality };

/// "articles", "earliest", "quality".
std::string_view name_of(CoverageOrder order);

struct CoverageRequest {
  Request matches;  ///< the subject: words, filters and now; limit is of providers
  CoverageOrder order = CoverageOrder::kArticles;
};

struct ProviderCoverage {
  std::string name;  ///< as most of its articles spell it; empty: articles that name none
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;   ///< that these are of
  std::uint64_t first_in = 0;  ///< stories of several providers that this one reported first
  Record first;                ///< its earliest article
  double hours_behind = 0;     ///< of that one, behind the earliest of all
  std::optional<double> mean_quality;  ///< of the articles whose quality is known
  double heat = 0;                     ///< of all its articles
};

struct Coverage {
  UnixSeconds now = 0;
  bool now_is_newest = false;
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;
  std::uint64_t distinct = 0;  ///< providers, without the limit
  CoverageOrder order = CoverageOrder::kArticles;
  std::vector<ProviderCoverage> providers;
  std::vector<std::string> notes;
};

/// Throws IndexError.
Result<Coverage, BadRequest> find_coverage(Engine& engine, const CoverageRequest& request);

/// The options of the verb that are about the coverage itself, and what they say.
boost::program_options::options_description coverage_option_descriptions();
Result<CoverageRequest, Failure> read_coverage_options(const Arguments& in);

}  // namespace dateline
