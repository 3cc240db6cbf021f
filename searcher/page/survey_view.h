// SPDX-License-Identifier: GPL-2.0-or-later
// What the sections that survey the articles have in common: hot, trends, coverage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/page/section.h"
#include "searcher/page/view.h"
#include "searcher/request.h"

namespace dateline {

/// A survey as it was asked for.
struct SurveyPage {
  Section section = Section::kHot;
  Parameters kept;
  Filters filters{};
};

/// What a reader may look at it by: a parameter and its values, each a link.
struct Choice {
  struct Option {
    std::string_view value;
    std::string_view title;
  };
  std::string_view label;
  std::string_view parameter;
  std::vector<Option> options;
  std::string_view usual;  ///< the value without the parameter
  std::string current;
};

/// What stands above the answer.
struct SurveyHead {
  std::string headline;
  std::string total;   ///< `12 articles`
  std::string folded;  ///< `in 3 stories`
  UnixSeconds now = 0;
  bool now_is_newest = false;
  std::vector<std::string> notes;
  std::vector<Choice> choices;
};

/// The frame and the head.
View survey_view(const SurveyPage& page, const SurveyHead& head);

/// `as of 14 August 2020, 22:48 UTC, the newest article`.
std::string as_of_text(UnixSeconds now, bool now_is_newest);

/// `3 articles`, with the digits of large numbers in groups.
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

/// `about` if the reader gave words, with these in quotes: `Hot: “robots”`; else `without`.
std::string headline_of(const Parameters& kept, std::string_view about, std::string_view without);

/// How much later: `5 hours later`, `3 days later`; `first of all` for nothing.
std::string behind_text(double hours);

}  // namespace dateline
