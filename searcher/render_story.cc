// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/date.h"
#include "common/plural.h"
#include "common/unicode.h"
#include "searcher/printable.h"
#include "searcher/render_surveys.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr std::size_t kMargin = 22;

std::string moment_text(UnixSeconds moment) {
  constexpr std::size_t kMinutes = 16;
  std::string text = format_moment(moment).substr(0, kMinutes);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

std::string entry(std::string_view mark, UnixSeconds at, const std::string& title,
                  const TextStyle& style) {
  const std::size_t room = style.width - std::min(style.width / 2, kMargin);
  return fmt::format("  {} {}  {}\n", mark, Paint(style.color).number(moment_text(at)),
                     truncate_to_width(title, room));
}

std::string margin() { return std::string(kMargin, ' '); }

std::string stub_title(const StoryStub& stub) {
  return printable(stub.item.title.empty() ? stub.item.url : stub.item.title);
}

}  // namespace

std::string render_story(const Story& story, const TextStyle& style) {
  const Paint paint(style.color);
  std::string out = fmt::format("Story {}, {}: {} from {}\n\n", printable(story.id),
                                as_of_phrase(story.now, story.now_is_newest),
                                plural(story.articles.size(), "article", "articles"),
                                plural(story.providers.size(), "provider", "providers"));
  for (std::size_t i = 0; i < story.articles.size(); ++i) {
    const Record& article = story.articles[i];
    const bool is_hottest = i == story.hottest && story.articles.size() > 1;
    out += entry(is_hottest ? "▲" : " ", article.published_at.value_or(0), shown_title(article),
                 style);
    const std::string_view note = is_hottest ? " · hottest" : "";
    out +=
        margin() +
        paint.dim(source_line(article) + (i == 0 ? " · first to report" : "") + std::string(note)) +
        '\n';
  }
  if (story.stubs.empty()) return out;
  out += '\n' + paint.dim("known only as related items:") + '\n';
  for (const StoryStub& stub : story.stubs) {
    out += entry("·", stub.item.published_at.value_or(0), stub_title(stub), style);
    const Provider& provider = stub.item.provider;
    out += margin() + paint.dim(printable(provider.label())) + '\n';
  }
  return out;
}

}  // namespace dateline
