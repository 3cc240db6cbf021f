// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/unicode.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr std::size_t kMarkColumns = 4;
constexpr std::size_t kMaxValueColumns = 32;
constexpr std::size_t kMaxBarColumns = 40;
constexpr std::size_t kGap = 2;

/// What the lines of one facet share.
struct ColumnWidths {
  std::size_t value = 0;
  std::size_t count = 0;
  std::size_t bar = 0;
  std::uint64_t greatest = 0;
};

std::string label_of(const FacetValue& value) {
  return value.value.empty() ? "(none)" : printable(value.value);
}

ColumnWidths columns_of(const Facet& facet, std::size_t width) {
  ColumnWidths columns;
  for (const FacetValue& value : facet.values) {
    columns.value = std::max(columns.value, display_width(label_of(value)));
    columns.count = std::max(columns.count, group_digits(value.count).size());
    columns.greatest = std::max(columns.greatest, value.count);
  }
  columns.value = std::min({columns.value, kMaxValueColumns, width / 2});
  const std::size_t used = kMarkColumns + columns.value + kGap + columns.count + 1;
  columns.bar = width > used ? std::min(width - used, kMaxBarColumns) : 0;
  return columns;
}

/// A bar for `count`; at least an eighth of a column, so that no value looks like none.
std::string bar(std::uint64_t count, const ColumnWidths& columns) {
  static constexpr std::array<std::string_view, 8> kEighths = {"",  "▏", "▎", "▍",
                                                               "▌", "▋", "▊", "▉"};
  if (count == 0 || columns.greatest == 0 || columns.bar == 0) return {};
  const double share = static_cast<double>(count) / static_cast<double>(columns.greatest);
  const auto eighths = std::max<std::size_t>(
      1, static_cast<std::size_t>(share * static_cast<double>(columns.bar) * kEighths.size()));
  std::string out;
  for (std::size_t full = eighths / kEighths.size(); full > 0; --full) out += "█";
  out += kEighths.at(eighths % kEighths.size());
  return out;
}

std::string value_line(const FacetValue& value, const ColumnWidths& columns, const Paint& paint) {
  const auto label = pad_right(truncate_to_width(label_of(value), columns.value), columns.value);
  const auto count = pad_left(group_digits(value.count), columns.count);
  const auto blocks = bar(value.count, columns);
  return fmt::format("  {} {}  {}{}{}\n", value.selected ? paint.match("●") : " ",
                     value.selected ? paint.bold(label) : label, paint.number(count),
                     blocks.empty() ? "" : " ", paint.dim(blocks));
}

std::string facet_block(const Facet& facet, const TextStyle& style) {
  const Paint paint(style.color);
  const ColumnWidths columns = columns_of(facet, style.width);
  std::string out = paint.bold(name_of(facet.field)) + '\n';
  if (facet.values.empty()) out += paint.dim("    none") + '\n';
  for (const FacetValue& value : facet.values) out += value_line(value, columns, paint);
  if (facet.distinct > facet.values.size()) {
    const auto more = facet.distinct - facet.values.size();
    out += paint.dim(fmt::format("    … {} more", group_digits(more))) + '\n';
  }
  return out;
}

}  // namespace

std::string render_facets(const std::vector<Facet>& facets, const TextStyle& style) {
  std::string out;
  for (const Facet& facet : facets) {
    if (!out.empty()) out += '\n';
    out += facet_block(facet, style);
  }
  return out;
}

}  // namespace dateline
