// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/frame_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/http/static_files.h"
#include "searcher/page/page_url.h"
#include "searcher/printable.h"

namespace dateline {
namespace {

constexpr std::string_view kName = "Dateline";

/// Rows of a table, the most that the API gives at once.
constexpr std::string_view kTableRows = "1000";

std::string title(Section section, const std::string& query) {
  std::string out;
  if (!query.empty()) out += fmt::format("{} – ", printable(query));
  if (section != Section::kArticles) out += fmt::format("{} – ", title_of(section));
  return out.append(kName);
}

std::vector<View> section_views(Section current, const Parameters& kept) {
  std::vector<View> views;
  for (const Section section : kSections) {
    View view;
    view.text("section_title", std::string(title_of(section)));
    view.text("section_url", PageUrl(parameters_for(section, kept), path_of(section)).text());
    view.flag("section_selected", section == current);
    views.push_back(std::move(view));
  }
  return views;
}

std::string api_url(std::string_view path, const Parameters& parameters) {
  return PageUrl(parameters, fmt::format("/api/v1/{}", path)).text();
}

}  // namespace

std::string query_of(const Parameters& kept) {
  const auto at =
      std::find_if(kept.begin(), kept.end(), [](const auto& it) { return it.name == "q"; });
  return at == kept.end() ? std::string() : at->value;
}

View frame_view(Section section, const Parameters& kept) {
  View view;
  const auto query = query_of(kept);
  view.text("title", title(section, query));
  view.text("query", query);
  view.text("form_path", std::string(path_of(section)));
  view.list("sections", section_views(section, kept));
  view.text("css_url", static_url("app.css"));
  view.text("charts_css_url", static_url("charts.css"));
  view.text("js_url", static_url("app.js"));
  view.text("icon_url", static_url("icon.svg"));
  std::vector<View> hidden;
  for (const auto& [name, value] : PageUrl(kept).remove("q").parameters()) {
    View field;
    field.text("kept_name", name);
    field.text("kept_value", value);
    hidden.push_back(std::move(field));
  }
  view.list("kept", std::move(hidden));
  return view;
}

void add_forms(Section section, const Parameters& kept, View& view) {
  if (section != Section::kArticles) {
    view.text("json_url", api_url(path_of(section).substr(1), kept));
    return;
  }
  const auto newest = PageUrl(kept).set("sort", "date").parameters();
  const auto& same = query_of(kept).empty() ? newest : kept;
  view.text("atom_url", api_url("search.atom", newest));
  view.text("rss_url", api_url("search.rss", newest));
  view.text("csv_url", api_url("search.csv", PageUrl(same).set("limit", kTableRows).parameters()));
  view.text("json_url", api_url("search", same));
}

std::vector<View> note_views(const std::vector<std::string>& notes) {
  std::vector<View> views;
  for (const std::string& note : notes) {
    View view;
    view.text("note", printable(note));
    views.push_back(std::move(view));
  }
  return views;
}

View failure_view(Section section, const Parameters& kept, const Trouble& trouble) {
  View view = frame_view(section, kept);
  View failure;
  failure.text("failure_text", trouble.what);
  failure.text("failure_advice", trouble.advice);
  view.part("failure", std::move(failure));
  return view;
}

}  // namespace dateline
