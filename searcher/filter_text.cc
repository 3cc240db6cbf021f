// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/filter_text.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "common/date.h"

namespace dateline {
namespace {

/// The day alone where `moment` is its border, so that a day typed reads as typed.
std::string border_text(UnixSeconds moment, UnixSeconds border_second) {
  const auto day = day_of(moment);
  const bool at_border = moment - day * kSecondsPerDay == border_second;
  return at_border ? format_day(day) : format_moment(moment);
}

}  // namespace

std::string filter_text(const Filters& filters) {
  std::vector<std::string> parts;
  const auto add_names = [&](std::string_view field, const std::vector<std::string>& names) {
    if (!names.empty()) parts.push_back(fmt::format("{} {}", field, fmt::join(names, " or ")));
  };
  add_names("topic", filters.topics);
  add_names("provider", filters.providers);
  add_names("type", filters.types);
  add_names("category", filters.categories);
  add_names("language", filters.languages);
  if (filters.from) parts.push_back("from " + border_text(*filters.from, 0));
  if (filters.to) parts.push_back("to " + border_text(*filters.to, kSecondsPerDay - 1));
  const auto add_range = [&](std::string_view name, std::optional<std::int32_t> least,
                             std::optional<std::int32_t> greatest) {
    if (least && greatest) {
      parts.push_back(*least == *greatest ? fmt::format("{} {}", name, *least)
                                          : fmt::format("{} {} to {}", name, *least, *greatest));
    } else if (least || greatest) {
      parts.push_back(least ? fmt::format("{} {} or more", name, *least)
                            : fmt::format("{} {} or less", name, *greatest));
    }
  };
  add_range("quality", filters.min_quality, filters.max_quality);
  add_range("heat", filters.min_heat, filters.max_heat);
  if (parts.empty()) return {};
  return fmt::format("only {}", fmt::join(parts, ", "));
}

}  // namespace dateline
