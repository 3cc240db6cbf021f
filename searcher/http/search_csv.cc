// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/search_csv.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <vector>

#include "common/date.h"

namespace dateline {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kColumns =
    "id,title,excerpt,url,published_at,type,category,provider,domain,topics,lang,quality,heat,"
    "score";

std::string cell(std::string_view text) {
  const bool is_formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string out = is_formula ? "'" : "";
  out += text;
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char byte : out) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

std::string number(std::optional<std::int32_t> value) {
  return value ? std::to_string(*value) : std::string();
}

}  // namespace

std::string render_csv(const Response& response) {
  std::string out = fmt::format("{}{}", kColumns, kLineEnd);
  for (const Hit& hit : response.hits) {
    const Record& it = hit.record;
    const std::vector<std::string> cells = {
        cell(it.id),
        cell(it.title),
        cell(it.excerpt),
        cell(it.url),
        it.published_at ? format_moment(*it.published_at) : std::string(),
        cell(it.type),
        cell(it.category),
        cell(it.provider.name),
        cell(it.provider.domain),
        cell(fmt::format("{}", fmt::join(it.topics, "; "))),
        cell(it.language),
        number(it.quality),
        number(it.heat),
        fmt::format("{:.6f}", hit.score)};
    out += fmt::format("{}{}", fmt::join(cells, ","), kLineEnd);
  }
  return out;
}

}  // namespace dateline
