// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/date.h"
#include "common/plural.h"
#include "common/unicode.h"
#include "searcher/filter_text.h"
#include "searcher/printable.h"
#include "searcher/render.h"
#include "searcher/render_explanation.h"
#include "searcher/render_facets.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr std::size_t kMinWidth = 40;
constexpr std::size_t kMaxTitleLines = 2;
constexpr std::size_t kMaxSourceLines = 2;
constexpr std::size_t kMaxSnippetLines = 3;
constexpr std::size_t kMaxNoteLines = 4;
constexpr std::string_view kSeparator = " · ";

std::string_view sort_phrase(SortOrder order) {
  switch (order) {
    case SortOrder::kRelevance:
      return "by relevance";
    case SortOrder::kDate:
      return "newest first";
    case SortOrder::kHeat:
      return "by heat";
    case SortOrder::kQuality:
      return "by quality";
  }
  return {};
}

std::string_view collapse_phrase(Collapse collapse) {
  if (collapse == Collapse::kProvider) return ", the first of each provider";
  if (collapse == Collapse::kStory) return ", the first of each story";
  return collapse == Collapse::kDuplicates ? ", each text once" : "";
}

/// `, by relevance`
std::string order_phrase(const Request& request) {
  auto phrase = fmt::format(", {}{}", sort_phrase(request.sort), collapse_phrase(request.collapse));
  if (request.max_per_provider > 0) {
    phrase += fmt::format(", at most {} of a provider", request.max_per_provider);
  }
  return phrase;
}

/// ` for "facial recognition"`; a query with quotes of its own stays without more.
std::string query_phrase(const Response& response, std::size_t columns) {
  if (response.query.empty()) return {};
  const auto text = truncate_to_width(printable(response.query), columns);
  if (text.find('"') != std::string::npos) return " for " + text;
  return fmt::format(" for \"{}\"", text);
}

/// `order`: how what follows is put in order.
std::string headline(const Response& response, const std::string& order, const TextStyle& style) {
  const Paint paint(style.color);
  const auto query = query_phrase(response, std::max(kMinWidth, style.width - kMinWidth));
  const auto took = paint.dim(fmt::format("({:.1f} ms)", response.took_ms));
  if (response.total == 0) return fmt::format("No articles{} {}\n", query, took);
  const auto number = paint.number(group_digits(response.total));
  return fmt::format("{} article{}{}{} {}\n", number, response.total == 1 ? "" : "s", query, order,
                     took);
}

std::string dim_paragraph(const std::string& text, std::size_t columns, const Paint& paint) {
  std::string out;
  for (const MarkedText& line : wrap({text, {}}, columns, kMaxNoteLines)) {
    out += paint.dim(line.text) + '\n';
  }
  return out;
}

std::string remarks(const Request& request, const Response& response, const TextStyle& style) {
  const Paint paint(style.color);
  std::string out = dim_paragraph(printable(filter_text(response.filters)), style.width, paint);
  if (response.did_you_mean) {
    out += fmt::format("did you mean: {}\n", paint.bold(printable(*response.did_you_mean)));
  }
  for (const std::string& note : response.notes) {
    out += dim_paragraph(printable(note), style.width, paint);
  }
  if (!request.profile.empty()) {
    const auto note =
        fmt::format("profile {}, version {}", response.profile.name, response.profile.version);
    out += dim_paragraph(printable(note), style.width, paint);
  }
  if (request.explain && response.now_is_newest && !response.hits.empty()) {
    const auto note = fmt::format("ages count from {}, the newest article; set --now to change",
                                  format_day(day_of(response.now)));
    out += dim_paragraph(note, style.width, paint);
  }
  return out;
}

/// Provider, date, type, topics, quality and heat, as far as they are known.
std::string source_text(const Record& record) {
  std::vector<std::string> parts;
  const Provider& provider = record.provider;
  parts.push_back(provider.label());
  if (record.published_at) parts.push_back(format_day(day_of(*record.published_at)));
  if (record.type != "article") parts.push_back(record.type);
  parts.push_back(fmt::format("{}", fmt::join(record.topics, ", ")));
  std::string signals;
  if (record.quality) signals += fmt::format("q{}", *record.quality);
  if (record.heat) signals += fmt::format("{}h{}", signals.empty() ? "" : " ", *record.heat);
  parts.push_back(signals);
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return printable(fmt::format("{}", fmt::join(parts, kSeparator)));
}

/// `+12 more from The Guardian`; nothing if there are none.
std::string more_text(const Hit& hit, Collapse collapse) {
  if (!hit.collapsed || hit.collapsed->count == 0) return {};
  std::string out = fmt::format("+{} more", group_digits(hit.collapsed->count));
  if (collapse == Collapse::kProvider) out += " from " + printable(hit.collapsed->key);
  if (collapse == Collapse::kStory) {
    out += hit.collapsed->count == 1 ? " source" : " sources";
    out += " of story " + printable(hit.collapsed->key);
  }
  if (collapse == Collapse::kDuplicates) out += " of the same text";
  return out;
}

MarkedText title_of(const Hit& hit) {
  if (!hit.title.text.empty()) return printable(hit.title);
  return {printable(hit.record.id), {}};
}

/// Lays out one hit after the other, all with the same margin.
class HitRenderer {
 public:
  HitRenderer(const TextStyle& style, Collapse collapse, std::size_t rank_columns)
      : style_(style),
        collapse_(collapse),
        paint_(style.color),
        margin_(rank_columns + 2),
        columns_(style.width - std::min(margin_, style.width / 2)) {}

  [[nodiscard]] std::string render(const Hit& hit, std::uint64_t rank) const {
    std::string out = title_lines(hit, rank);
    for (const MarkedText& line : wrap({source_text(hit.record), {}}, columns_, kMaxSourceLines)) {
      out += indented(paint_.dim(line.text));
    }
    for (const MarkedText& line : wrap(printable(hit.snippet), columns_, kMaxSnippetLines)) {
      out += indented(paint_.marked(line, false));
    }
    const std::string& address = hit.record.url.empty() ? hit.record.id : hit.record.url;
    out += indented(paint_.dim(printable(address)));
    const std::string more = more_text(hit, collapse_);
    if (!more.empty()) out += indented(paint_.number(truncate_to_width(more, columns_)));
    if (hit.explanation) out += '\n' + render_explanation(hit, margin_, style_);
    return out;
  }

 private:
  [[nodiscard]] std::string indented(const std::string& line) const {
    return std::string(margin_, ' ') + line + '\n';
  }

  /// The title with the rank before it and the score at the right edge.
  [[nodiscard]] std::string title_lines(const Hit& hit, std::uint64_t rank) const {
    const auto score = fmt::format("{:.2f}", hit.score);
    const std::size_t room = columns_ - std::min(columns_ / 2, score.size() + 2);
    const auto lines = wrap(title_of(hit), room, kMaxTitleLines);
    std::string out = pad_left(fmt::format("{}. ", rank), margin_);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) out += std::string(margin_, ' ');
      out += paint_.marked(lines[i], true);
      if (i == 0) {
        const std::size_t gap = columns_ - score.size() - display_width(lines[i].text);
        out += std::string(gap, ' ') + paint_.dim(score);
      }
      out += '\n';
    }
    return out;
  }

  TextStyle style_;
  Collapse collapse_;
  Paint paint_;
  std::size_t margin_;
  std::size_t columns_;
};

/// Where an answer ends that does not know how many hits it has.
std::string endless_paging(const Request& request, std::uint64_t shown, const Paint& paint) {
  const std::uint64_t last = request.offset + shown;
  auto text = fmt::format("showing {}–{}", group_digits(request.offset + std::uint64_t{1}),
                          group_digits(last));
  if (shown == request.limit) text += fmt::format("; --offset {} for more", last);
  return paint.dim(text) + '\n';
}

/// Pages of which some are shorter than others.
std::string uneven_paging(const Request& request, const Response& response, const Paint& paint) {
  const std::uint64_t all = response.groups.value_or(response.total);
  const std::uint64_t page = request.offset / request.limit + std::uint64_t{1};
  const std::uint64_t shown = response.hits.size();
  if (page == 1 && shown == all) return {};
  auto text = fmt::format("page {}: {}", page, plural(shown, "hit", "hits"));
  if (shown > 0) text += fmt::format("; --offset {} for more", page * request.limit);
  return paint.dim(text) + '\n';
}

std::string paging(const Request& request, const Response& response, const Paint& paint) {
  if (request.max_per_provider > 0 && request.limit > 0) {
    return uneven_paging(request, response, paint);
  }
  const std::uint64_t shown = response.hits.size();
  const bool is_endless = request.collapse != Collapse::kNone && !response.groups;
  if (is_endless && shown > 0) return endless_paging(request, shown, paint);
  const std::uint64_t all = response.groups.value_or(response.total);
  if (all <= shown || request.limit == 0) return {};
  const auto total = group_digits(all);
  if (shown == 0) {
    return paint.dim(fmt::format("none of the {} stands at --offset {}", total, request.offset)) +
           '\n';
  }
  const std::uint64_t last = request.offset + shown;
  auto text = fmt::format("showing {}–{} of {}", group_digits(request.offset + std::uint64_t{1}),
                          group_digits(last), total);
  if (last < all) text += fmt::format("; --offset {} for more", last);
  return paint.dim(text) + '\n';
}

}  // namespace

std::string render_text(const Request& request, const Response& response, const TextStyle& style) {
  const TextStyle used{style.color, std::max(style.width, kMinWidth)};
  std::string out =
      headline(response, order_phrase(request), used) + remarks(request, response, used);
  const auto last_rank = request.offset + std::uint64_t{response.hits.size()};
  const HitRenderer hits(used, request.collapse,
                         std::max<std::size_t>(2, std::to_string(last_rank).size()));
  std::uint64_t rank = request.offset;
  for (const Hit& hit : response.hits) out += '\n' + hits.render(hit, ++rank);
  const auto pages = paging(request, response, Paint(used.color));
  if (!pages.empty()) out += '\n' + pages;
  const auto facets = render_facets(response.facets, used);
  if (!facets.empty()) out += '\n' + facets;
  return out;
}

std::string render_facets_text(const Response& response, const TextStyle& style) {
  const TextStyle used{style.color, std::max(style.width, kMinWidth)};
  const std::string counts = render_facets(response.facets, used);
  return headline(response, {}, used) + remarks({}, response, used) +
         (counts.empty() ? "" : '\n' + counts);
}

}  // namespace dateline
