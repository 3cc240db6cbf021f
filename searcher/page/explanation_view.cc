// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/explanation_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/page/percent.h"
#include "searcher/printable.h"

namespace dateline {
namespace {

/// A part of a bar, in the units of the score.
struct Segment {
  std::string_view kind;  ///< of the style sheet
  double amount = 0;
};

/// A row of the receipt.
struct Line {
  std::string label;
  std::vector<Segment> segments;
  double amount = 0;
};

Line term_line(const TermWeight& term) {
  const auto label =
      term.word == term.term ? term.word : fmt::format("{} ({})", term.word, term.term);
  return {printable(label),
          {{"title", term.title},
           {"excerpt", term.excerpt},
           {"related", term.related},
           {"url", term.url},
           {"body", term.body}},
          term.sum()};
}

Line signal_line(std::string_view name, std::optional<std::int32_t> signal, double amount) {
  return {signal ? fmt::format("{} {}", name, *signal) : fmt::format("{} not known", name),
          {{"signal", amount}},
          amount};
}

Line age_line(const Explanation& why) {
  const auto label = why.age_days
                         ? fmt::format("Age {} day{}", *why.age_days, *why.age_days == 1 ? "" : "s")
                         : std::string("No date");
  return {label, {{"signal", why.age}}, why.age};
}

std::vector<Line> lines_of(const Hit& hit) {
  const Explanation& why = *hit.explanation;
  std::vector<Line> lines;
  for (const TermWeight& term : why.terms) lines.push_back(term_line(term));
  lines.push_back(signal_line("Quality", hit.record.quality, why.quality));
  lines.push_back(signal_line("Heat", hit.record.heat, why.heat));
  lines.push_back(age_line(why));
  return lines;
}

/// From the score's units to percent of the chart's width.
struct Scale {
  double least = 0;     ///< of all lines, at most 0
  double greatest = 0;  ///< at least 0

  [[nodiscard]] double share(double amount) const {
    const double span = greatest - least;
    return span > 0 ? kWhole * amount / span : 0;
  }
  [[nodiscard]] double zero() const { return share(-least); }
};

Scale scale_of(const std::vector<Line>& lines) {
  Scale scale;
  for (const Line& line : lines) {
    scale.least = std::min(scale.least, line.amount);
    scale.greatest = std::max(scale.greatest, line.amount);
  }
  return scale;
}

std::vector<View> segment_views(const Line& line, const Scale& scale) {
  std::vector<View> views;
  double at = scale.zero();
  for (const Segment& segment : line.segments) {
    const double width = scale.share(std::abs(segment.amount));
    if (width == 0) continue;
    if (segment.amount < 0) at -= width;
    View view;
    view.text("segment_kind", std::string(segment.kind));
    view.text("segment_x", percent(at));
    view.text("segment_width", percent(width));
    views.push_back(std::move(view));
    if (segment.amount > 0) at += width;
  }
  return views;
}

/// `title 5.21, excerpt 1.10` of a term; nothing of a signal, which has no fields.
std::string fields_text(const Line& line) {
  if (line.segments.size() < 2) return {};
  std::string out;
  for (const Segment& segment : line.segments) {
    if (segment.amount == 0) continue;
    out += fmt::format("{}{} {:.2f}", out.empty() ? "" : ", ", segment.kind, segment.amount);
  }
  return out;
}

}  // namespace

View explanation_view(const Hit& hit) {
  const auto lines = lines_of(hit);
  const Scale scale = scale_of(lines);
  std::vector<View> rows;
  for (const Line& line : lines) {
    View row;
    row.text("line_label", line.label);
    row.text("line_fields", fields_text(line));
    // Adding 0 turns a negative zero into a plain one.
    row.text("line_amount", fmt::format("{:.2f}", line.amount + 0.0));
    row.list("segments", segment_views(line, scale));
    rows.push_back(std::move(row));
  }
  View view;
  view.list("lines", std::move(rows));
  view.text("zero_x", percent(scale.zero()));
  view.text("score", fmt::format("{:.2f}", hit.explanation->sum() + 0.0));
  return view;
}

}  // namespace dateline
