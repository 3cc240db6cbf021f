// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/facet_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "searcher/page/page_url.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

/// Rows that are always there, and those behind "more".
constexpr std::size_t kFirstRows = 8;
constexpr std::size_t kMaxRows = 60;

std::string_view title_of(FacetField field) {
  switch (field) {
    case FacetField::kTopic:
      return "Topics";
    case FacetField::kProvider:
      return "Publishers";
    default:
      return "Kinds";
  }
}

View row_view(const Parameters& kept, const Facet& facet, const FacetValue& value) {
  const auto name = name_of(facet.field);
  const auto greatest = std::max_element(
      facet.values.begin(), facet.values.end(),
      [](const auto& left, const auto& right) { return left.count < right.count; });
  const double share = static_cast<double>(value.count) /
                       static_cast<double>(std::max<std::uint64_t>(1, greatest->count));
  PageUrl url(kept);
  if (value.selected) {
    url.remove(name, value.value);
  } else {
    url.add(name, value.value);
  }
  View row;
  row.text("facet_value", printable(value.value));
  row.text("facet_count", group_digits(value.count));
  row.text("facet_share", fmt::format("{:.1f}%", 100 * share));
  row.text("facet_url", url.text());
  row.text("facet_key", fmt::format("{}={}", name, value.value));
  row.flag("facet_selected", value.selected);
  return row;
}

View facet_view(const Parameters& kept, const Facet& facet) {
  std::vector<View> first;
  std::vector<View> more;
  for (const FacetValue& value : facet.values) {
    if (value.value.empty()) continue;
    if (first.size() < kFirstRows || value.selected) {
      first.push_back(row_view(kept, facet, value));
    } else if (more.size() < kMaxRows) {
      more.push_back(row_view(kept, facet, value));
    }
  }
  View view;
  view.text("facet_title", std::string(title_of(facet.field)));
  view.text("facet_name", std::string(name_of(facet.field)));
  view.text("facet_more_count", more.empty() ? std::string() : fmt::format("{}", more.size()));
  view.flag("facet_empty", first.empty());
  view.list("facet_first", std::move(first));
  view.list("facet_more", std::move(more));
  return view;
}

}  // namespace

std::vector<View> facet_views(const Parameters& kept, const Response& response) {
  std::vector<View> views;
  for (const Facet& facet : response.facets) {
    const bool has_names = std::any_of(facet.values.begin(), facet.values.end(),
                                       [](const auto& value) { return !value.value.empty(); });
    if (!is_date(facet.field) && has_names) views.push_back(facet_view(kept, facet));
  }
  return views;
}

}  // namespace dateline
