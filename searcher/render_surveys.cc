// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_surveys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "common/date.h"
#include "common/plural.h"
#include "common/unicode.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxNameColumns = 32;
constexpr std::size_t kColumnGap = 4;

std::string note_lines(const std::vector<std::string>& notes, const Paint& paint) {
  std::string out;
  for (const std::string& note : notes) out += paint.dim(printable(note)) + '\n';
  return out;
}

std::size_t widest(const auto& rows, auto name) {
  std::size_t columns = 0;
  for (const auto& row : rows) columns = std::max(columns, display_width(name(row)));
  return std::min(columns, kMaxNameColumns);
}

std::string cell(const std::string& text, std::size_t columns) {
  return pad_right(truncate_to_width(text, columns), columns);
}

std::string age_phrase(double days) {
  constexpr double kHoursPerDay = 24;
  if (days < 2) return fmt::format("{:.0f} h", days * kHoursPerDay);
  return fmt::format("{:.0f} d", days);
}

std::string trend_line(const Trend& trend, TrendMeasure measure, std::size_t columns,
                       const Paint& paint) {
  const bool by_heat = measure == TrendMeasure::kHeat;
  const std::vector<double> counts(trend.counts.begin(), trend.counts.end());
  return fmt::format("    {}  {}  {}  {} articles  heat {}\n", cell(printable(trend.name), columns),
                     paint.number(sparkline(by_heat ? trend.heats : counts)),
                     paint.bold(fmt::format("{:+7.2f}", trend.burst(measure))),
                     pad_left(group_digits(trend.counts.back()), 4),
                     group_digits(static_cast<std::uint64_t>(std::llround(trend.heats.back()))));
}

std::string coverage_line(const ProviderCoverage& provider, std::size_t columns,
                          const Paint& paint) {
  const std::string name = provider.name.empty() ? "(none)" : printable(provider.name);
  const std::string quality =
      provider.mean_quality ? fmt::format("{:.0f}", *provider.mean_quality) : "-";
  const UnixSeconds first = provider.first.published_at.value_or(0);
  return fmt::format(
      "    {}  {}  {}  {}  {}  {}  {}\n", cell(name, columns),
      paint.number(pad_left(group_digits(provider.articles), 8)),
      pad_left(group_digits(provider.stories), 7), pad_left(group_digits(provider.first_in), 8),
      pad_left(quality, 7), format_moment(first).substr(0, 16),
      paint.dim(provider.hours_behind > 0 ? "+" + age_phrase(provider.hours_behind / 24)
                                          : "first of all"));
}

}  // namespace

std::string sparkline(const std::vector<double>& values) {
  static constexpr std::array<std::string_view, 9> kEighths = {" ", "▁", "▂", "▃", "▄",
                                                               "▅", "▆", "▇", "█"};
  const double greatest = values.empty() ? 0 : *std::ranges::max_element(values);
  std::string out;
  for (const double value : values) {
    const double share = greatest > 0 ? std::max(0.0, value) / greatest : 0;
    out += kEighths.at(static_cast<std::size_t>(std::ceil(share * (kEighths.size() - 1))));
  }
  return out;
}

std::string source_line(const Record& record) {
  const Provider& provider = record.provider;
  std::vector<std::string> parts = {provider.label()};
  if (record.published_at) parts.push_back(format_day(day_of(*record.published_at)));
  if (record.quality) parts.push_back(fmt::format("q{}", *record.quality));
  if (record.heat) parts.push_back(fmt::format("h{}", *record.heat));
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return printable(fmt::format("{}", fmt::join(parts, " · ")));
}

std::string shown_title(const Record& record) { return printable(record.title_or_id()); }

std::string as_of_phrase(UnixSeconds now, bool now_is_newest) {
  constexpr std::size_t kMinutes = 16;
  std::string moment = format_moment(now).substr(0, kMinutes);
  std::replace(moment.begin(), moment.end(), 'T', ' ');
  return fmt::format("as of {}{}", moment, now_is_newest ? ", the newest article" : "");
}

std::string render_hot(const HotList& list, const TextStyle& style) {
  const Paint paint(style.color);
  std::string out = fmt::format("Hot {}: {} in {}, half-life {:g} days\n",
                                as_of_phrase(list.now, list.now_is_newest),
                                plural(list.articles, "article", "articles"),
                                plural(list.stories, "story", "stories"), list.half_life_days);
  out += note_lines(list.notes, paint);
  std::size_t rank = 0;
  for (const HotArticle& hot : list.hits) {
    const auto title = truncate_to_width(shown_title(hot.record),
                                         style.width - std::min<std::size_t>(style.width, 16));
    out += fmt::format("\n{} {}  {}\n", pad_left(fmt::format("{}.", ++rank), kColumnGap - 1),
                       paint.bold(title), paint.number(fmt::format("{:.1f}", hot.hotness)));
    std::string more;
    if (hot.articles > 1) more = fmt::format(" · +{} more · story {}", hot.articles - 1, hot.story);
    out += std::string(kColumnGap, ' ') +
           paint.dim(source_line(hot.record) + " · " + age_phrase(hot.age_days) + more) + '\n';
  }
  return out;
}

std::string render_trends(const Trends& trends, const TextStyle& style) {
  const Paint paint(style.color);
  std::string out = fmt::format(
      "Trends {}, {} of {} day{} by {}\n", as_of_phrase(trends.now, trends.now_is_newest),
      plural(trends.periods.size(), "period", "periods"), static_cast<int>(trends.period),
      trends.period == TrendPeriod::kDay ? "" : "s", name_of(trends.measure));
  out += paint.dim("burst: standard deviations above the mean of the periods before") + '\n';
  out += note_lines(trends.notes, paint);
  for (const TrendTable& table : trends.tables) {
    out += '\n' + paint.bold(name_of(table.field)) + '\n';
    const auto columns =
        widest(table.trends, [](const Trend& trend) { return printable(trend.name); });
    for (const Trend& trend : table.trends) {
      out += trend_line(trend, trends.measure, columns, paint);
    }
    if (table.trends.empty()) out += paint.dim("    none") + '\n';
  }
  return out;
}

std::string render_coverage(const Coverage& coverage, const TextStyle& style) {
  const Paint paint(style.color);
  std::string out = fmt::format("Coverage {}: {} in {} from {}\n",
                                as_of_phrase(coverage.now, coverage.now_is_newest),
                                plural(coverage.articles, "article", "articles"),
                                plural(coverage.stories, "story", "stories"),
                                plural(coverage.distinct, "provider", "providers"));
  out += note_lines(coverage.notes, paint);
  if (coverage.providers.empty()) return out;
  const auto columns = std::max<std::size_t>(
      8, widest(coverage.providers,
                [](const ProviderCoverage& provider) { return printable(provider.name); }));
  out += paint.dim(fmt::format("\n    {}  articles  stories  first in  quality  first article\n",
                               pad_right("provider", columns)));
  for (const ProviderCoverage& provider : coverage.providers) {
    out += coverage_line(provider, columns, paint);
  }
  if (coverage.distinct > coverage.providers.size()) {
    out += paint.dim(fmt::format("    … {} more\n",
                                 group_digits(coverage.distinct - coverage.providers.size())));
  }
  return out;
}

}  // namespace dateline
