// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/filter_view.h"

#include <fmt/format.h>

#include <array>

#include "searcher/page/calendar.h"
#include "searcher/page/page_url.h"
#include "searcher/printable.h"

namespace dateline {
namespace {

struct Kind {
  std::string_view parameter;
  std::string_view title;
};

constexpr std::array kKinds = {Kind{"topic", "Topic"},
                               Kind{"provider", "Publisher"},
                               Kind{"type", "Kind"},
                               Kind{"category", "Category"},
                               Kind{"lang", "Language"},
                               Kind{"min-quality", "Quality, at least"},
                               Kind{"min-heat", "Heat, at least"}};

std::string time_text(const Filters& filters) {
  auto first = filters.from ? long_day(day_of(*filters.from)) : std::string();
  auto last = filters.to ? long_day(day_of(*filters.to)) : std::string();
  if (first == last) return first;
  if (last.empty()) return "since " + first;
  if (first.empty()) return "until " + last;
  return first + " – " + last;
}

/// Adds the dates asked for, if there are any.
void add_time(const Parameters& kept, const Filters& filters, std::vector<FilterChip>& chips) {
  const auto all = PageUrl(kept).parameters();
  const auto rest = PageUrl(kept).remove("from").remove("to").parameters();
  if (rest != all) chips.push_back({"Date", time_text(filters), rest});
}

}  // namespace

std::vector<FilterChip> filter_chips(const Parameters& kept, const Filters& filters) {
  std::vector<FilterChip> chips;
  for (const Kind& kind : kKinds) {
    for (const NamedValue& it : kept) {
      if (it.name != kind.parameter) continue;
      const auto rest = PageUrl(kept).remove(it.name, it.value).parameters();
      chips.push_back({std::string(kind.title), it.value, rest});
    }
  }
  add_time(kept, filters, chips);
  return chips;
}

std::vector<FilterChip> filter_kinds(const Parameters& kept, const Filters& filters) {
  std::vector<FilterChip> chips;
  for (const Kind& kind : kKinds) {
    std::string values;
    for (const NamedValue& it : kept) {
      if (it.name == kind.parameter) values += (values.empty() ? "" : " or ") + it.value;
    }
    if (values.empty()) continue;
    const auto rest = PageUrl(kept).remove(kind.parameter).parameters();
    chips.push_back({std::string(kind.title), values, rest});
  }
  add_time(kept, filters, chips);
  return chips;
}

std::vector<View> chip_views(const std::vector<FilterChip>& chips, std::string_view path) {
  std::vector<View> views;
  for (const FilterChip& chip : chips) {
    View view;
    view.text("chip_kind", chip.kind);
    view.text("chip_value", printable(chip.value));
    view.text("chip_url", PageUrl(chip.rest, path).text());
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace dateline
