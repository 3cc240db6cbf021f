// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/survey_view.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "common/date.h"
#include "searcher/page/calendar.h"
#include "searcher/page/filter_view.h"
#include "searcher/page/frame_view.h"
#include "searcher/page/page_url.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

View choice_view(const SurveyPage& page, const Choice& choice) {
  std::vector<View> options;
  for (const auto& [value, title] : choice.options) {
    PageUrl url(page.kept, path_of(page.section));
    url.remove(choice.parameter);
    if (value != choice.usual) url.add(choice.parameter, value);
    View option;
    option.text("option_title", std::string(title));
    option.text("option_url", url.text());
    option.flag("option_selected", value == choice.current);
    options.push_back(std::move(option));
  }
  View view;
  view.text("choice_label", std::string(choice.label));
  view.list("options", std::move(options));
  return view;
}

/// The form that asks for the answer of another day.
View as_of_view(const SurveyPage& page, const SurveyHead& head) {
  const auto rest = PageUrl(page.kept, path_of(page.section)).remove("now");
  std::vector<View> hidden;
  for (const auto& [name, value] : rest.parameters()) {
    View field;
    field.text("as_of_name", name);
    field.text("as_of_value", value);
    hidden.push_back(std::move(field));
  }
  View view;
  view.list("as_of_hidden", std::move(hidden));
  view.text("as_of_day", format_day(day_of(head.now)));
  if (!head.now_is_newest) view.text("newest_url", rest.text());
  return view;
}

}  // namespace

View survey_view(const SurveyPage& page, const SurveyHead& head) {
  View view = frame_view(page.section, page.kept);
  const auto chips = filter_chips(page.kept, page.filters);
  const PageUrl bare(Parameters{}, path_of(page.section));
  view.text("headline", head.headline);
  view.text("total", head.total);
  view.text("folded", head.folded);
  view.text("as_of", as_of_text(head.now, head.now_is_newest));
  view.list("notes", note_views(head.notes));
  view.list("chips", chip_views(chips, path_of(page.section)));
  view.flag("has_chips", !chips.empty());
  view.text("clear_url", PageUrl(bare).add("q", query_of(page.kept)).text());
  view.text("section_path", bare.text());
  std::vector<View> choices;
  for (const Choice& choice : head.choices) choices.push_back(choice_view(page, choice));
  view.list("choices", std::move(choices));
  view.part("as_of_form", as_of_view(page, head));
  add_forms(page.section, page.kept, view);
  return view;
}

std::string as_of_text(UnixSeconds now, bool now_is_newest) {
  return fmt::format("as of {} UTC{}", long_moment(now),
                     now_is_newest ? ", the newest article" : "");
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", group_digits(count), count == 1 ? one : many);
}

std::string headline_of(const Parameters& kept, std::string_view about, std::string_view without) {
  const auto query = query_of(kept);
  return query.empty() ? std::string(without) : fmt::format("{} “{}”", about, printable(query));
}

std::string behind_text(double hours) {
  constexpr double kHoursPerDay = 24;
  if (hours <= 0) return "first of all";
  if (hours < 1) return "within the hour";
  if (hours < 2 * kHoursPerDay) {
    return counted(static_cast<std::uint64_t>(hours), "hour later", "hours later");
  }
  return counted(static_cast<std::uint64_t>(hours / kHoursPerDay), "day later", "days later");
}

}  // namespace dateline
