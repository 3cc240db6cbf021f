// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/unicode.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr std::size_t kNumberColumns = 8;
constexpr std::size_t kMinLabelColumns = 12;
constexpr std::size_t kMaxLabelColumns = 28;

/// A text field's name and its share of a term's weight.
struct FieldColumn {
  std::string_view name;
  double TermWeight::*share;
};

constexpr std::array kFieldColumns = {
    FieldColumn{"title", &TermWeight::title},     FieldColumn{"excerpt", &TermWeight::excerpt},
    FieldColumn{"related", &TermWeight::related}, FieldColumn{"url", &TermWeight::url},
    FieldColumn{"body", &TermWeight::body},
};

/// A line of the receipt.
struct Line {
  std::string label;
  const TermWeight* term;  ///< null: the line has no fields
  double amount;
};

std::string label_of(const TermWeight& term) {
  if (term.word == term.term) return printable(term.word);
  return printable(fmt::format("{} ({})", term.word, term.term));
}

std::string signal_label(std::string_view name, std::optional<std::int32_t> signal, double factor) {
  if (!signal) return fmt::format("{} not known", name);
  const auto scale = factor < 1 ? fmt::format(" ×{:.2f}", factor) : std::string();
  return fmt::format("{} {}{}", name, *signal, scale);
}

std::string age_label(std::optional<std::int32_t> days, double factor) {
  if (!days) return "no date";
  const auto scale = factor < 1 ? fmt::format(" ×{:.2f}", factor) : std::string();
  return fmt::format("age {} day{}{}", *days, *days == 1 ? "" : "s", scale);
}

std::vector<Line> lines_of(const Hit& hit) {
  const Explanation& why = *hit.explanation;
  std::vector<Line> lines;
  for (const TermWeight& term : why.terms) lines.push_back({label_of(term), &term, term.sum()});
  const Record& record = hit.record;
  lines.push_back(
      {signal_label("quality", record.quality, why.prior_factor), nullptr, why.quality});
  lines.push_back({signal_label("heat", record.heat, why.prior_factor), nullptr, why.heat});
  lines.push_back({age_label(why.age_days, why.prior_factor), nullptr, why.age});
  return lines;
}

/// The receipt's measures.
struct Shape {
  std::size_t indent = 0;
  std::size_t label = 0;
  bool fields = false;  ///< whether there is room for a column a field

  [[nodiscard]] std::size_t width() const {
    return label + kNumberColumns * (fields ? kFieldColumns.size() + 1 : 1);
  }
};

Shape shape_of(const std::vector<Line>& lines, std::size_t indent, std::size_t width) {
  Shape shape{indent, kMinLabelColumns, false};
  for (const Line& line : lines) shape.label = std::max(shape.label, display_width(line.label));
  shape.label = std::min(shape.label, kMaxLabelColumns);
  const bool any_term = std::any_of(lines.begin(), lines.end(),
                                    [](const Line& line) { return line.term != nullptr; });
  shape.fields =
      any_term && indent + shape.label + kNumberColumns * (kFieldColumns.size() + 1) <= width;
  return shape;
}

/// Aligned to three decimals; a dot for a field that gave nothing.
std::string share_cell(double share) {
  return share == 0 ? pad_left("·", kNumberColumns)
                    : fmt::format("{:>{}.3f}", share, kNumberColumns);
}

std::string receipt_line(const Line& line, const Shape& shape, const Paint& paint) {
  std::string out(shape.indent, ' ');
  out += pad_right(truncate_to_width(line.label, shape.label), shape.label);
  if (shape.fields) {
    std::string cells;
    for (const FieldColumn& field : kFieldColumns) {
      cells += line.term == nullptr ? std::string(kNumberColumns, ' ')
                                    : share_cell(line.term->*field.share);
    }
    out += paint.dim(cells);
  }
  // Adding 0 turns a negative zero into a plain one.
  return out + paint.number(fmt::format("{:>{}.3f}", line.amount + 0.0, kNumberColumns)) + '\n';
}

std::string heading(const Shape& shape, const Paint& paint) {
  if (!shape.fields) return {};
  std::string cells(shape.label, ' ');
  for (const FieldColumn& field : kFieldColumns) cells += pad_left(field.name, kNumberColumns);
  return std::string(shape.indent, ' ') + paint.dim(cells) + '\n';
}

}  // namespace

std::string render_explanation(const Hit& hit, std::size_t indent, const TextStyle& style) {
  const Paint paint(style.color);
  const auto lines = lines_of(hit);
  const Shape shape = shape_of(lines, indent, style.width);
  const std::string margin(indent, ' ');
  std::string out = heading(shape, paint);
  for (const Line& line : lines) out += receipt_line(line, shape, paint);
  std::string rule;
  for (std::size_t column = 0; column < shape.width(); ++column) rule += "─";
  out += margin + paint.dim(rule) + '\n';
  const auto sum =
      fmt::format("{:>{}.3f}", hit.explanation->sum() + 0.0, shape.width() - shape.label);
  return out + margin + pad_right("score", shape.label) + paint.bold(sum) + '\n';
}

}  // namespace dateline
