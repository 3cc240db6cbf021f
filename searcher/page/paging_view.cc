// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/paging_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/page/page_url.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

struct Order {
  SortOrder order;
  std::string_view title;
};

constexpr std::array kOrders = {
    Order{SortOrder::kRelevance, "Best match"}, Order{SortOrder::kDate, "Newest"},
    Order{SortOrder::kHeat, "Hottest"}, Order{SortOrder::kQuality, "Quality"}};

struct CollapseChoice {
  Collapse collapse;
  std::string_view title;
};

constexpr std::array kCollapses = {CollapseChoice{Collapse::kNone, "Every article"},
                                   CollapseChoice{Collapse::kStory, "One per story"},
                                   CollapseChoice{Collapse::kProvider, "One per publisher"},
                                   CollapseChoice{Collapse::kDuplicates, "No copies"}};

std::string page_url(const PageRequest& request, std::uint64_t page) {
  PageUrl url(request.kept);
  if (page > 1) url.set("page", fmt::format("{}", page));
  return url.text();
}

}  // namespace

std::vector<View> paging_views(const PageRequest& request, const Response& response) {
  const std::uint64_t hits = response.groups.value_or(response.total);
  const std::uint64_t reachable = std::min<std::uint64_t>(hits, request.search.limits.max_offset);
  const std::uint64_t pages = (reachable + kHitsPerPage - 1) / kHitsPerPage;
  if (pages < 2) return {};
  // How many pages there are without copies is known at the last one alone.
  const bool is_known = request.search.collapse != Collapse::kDuplicates;
  const bool is_last = is_known ? request.page >= pages : response.hits.size() < kHitsPerPage;
  if (!is_known && is_last && request.page == 1) return {};
  View view;
  view.text("page_number", group_digits(request.page));
  if (is_known) view.text("page_count", group_digits(pages));
  if (request.page > 1) {
    view.text("previous_url", page_url(request, std::min<std::uint64_t>(request.page - 1, pages)));
  }
  if (!is_last) view.text("next_url", page_url(request, request.page + 1));
  return {std::move(view)};
}

std::vector<View> order_views(const PageRequest& request) {
  std::vector<View> views;
  for (const Order& order : kOrders) {
    // Without words, there is nothing to match well or badly.
    if (order.order == SortOrder::kRelevance && request.text.empty()) continue;
    View view;
    view.text("order_title", std::string(order.title));
    view.text("order_url", PageUrl(request.kept).set("sort", name_of(order.order)).text());
    view.flag("order_selected", order.order == request.search.sort);
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> collapse_views(const PageRequest& request) {
  std::vector<View> views;
  for (const auto& [collapse, title] : kCollapses) {
    PageUrl url(request.kept);
    url.remove("collapse");
    if (collapse != Collapse::kNone) url.add("collapse", name_of(collapse));
    View view;
    view.text("collapse_title", std::string(title));
    view.text("collapse_url", url.text());
    view.flag("collapse_selected", collapse == request.search.collapse);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace dateline
