// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/coverage.h"
#include "searcher/hot.h"
#include "searcher/render.h"
#include "searcher/trends.h"

namespace dateline {

/// The answers of the verbs for a person at a terminal. Control bytes of the articles never reach
/// it.
std::string render_hot(const HotList& list, const TextStyle& style);
std::string render_trends(const Trends& trends, const TextStyle& style);
std::string render_coverage(const Coverage& coverage, const TextStyle& style);

/// A block of one to eight eighths a value, as high as it is of the greatest: `▁▂▄█`. Zero is a
/// space, and no value above it looks like none.
std::string sparkline(const std::vector<double>& values);

/// `Harbour Post · 2024-02-12 · q142 h287`: what is known of provider, day, quality and heat.
std::string source_line(const Record& record);

/// The record's title, or its id where it has none, made printable.
std::string shown_title(const Record& record);

/// `--now` as an answer's first line has it: `as of 2020-08-16 23:59`.
std::string as_of_phrase(UnixSeconds now, bool now_is_newest);

}  // namespace dateline
