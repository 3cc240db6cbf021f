// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_request.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "common/unicode.h"
#include "searcher/http/search_parameters.h"
#include "searcher/page/section.h"

namespace dateline {
namespace {

/// Enough for any count of days or months that a corpus has; topics and providers are cut by who
/// shows them.
constexpr std::uint32_t kFacetValues = 1000;

std::string_view value_of(const Parameters& parameters, std::string_view name) {
  const auto at = std::find_if(parameters.begin(), parameters.end(),
                               [&](const NamedValue& it) { return it.name == name; });
  return at == parameters.end() ? std::string_view() : std::string_view(at->value);
}

std::uint32_t page_number(std::string_view text) {
  std::uint32_t number = 1;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size()) return 1;
  return std::clamp<std::uint32_t>(number, 1, Limits().max_offset / kHitsPerPage);
}

/// Whether the last word of `text` is one that may go on: letters and digits, as many as a prefix
/// must have, not in quotes.
bool ends_within_word(std::string_view text) {
  if (std::count(text.begin(), text.end(), '"') % 2 != 0) return false;
  const auto word = text.substr(text.find_last_of(" \t\n(:+-") + 1);
  if (word.find_first_of("*~\")") != std::string_view::npos) return false;
  return count_code_points(word) >= Limits().min_prefix_letters;
}

}  // namespace

std::string searched_text(const Parameters& parameters, std::string text) {
  if (!value_of(parameters, "typing").empty() && ends_within_word(text)) text += '*';
  return text;
}

Result<PageRequest, Failure> read_page_request(const Parameters& parameters) {
  PageRequest out;
  out.kept = kept_parameters(Section::kArticles, parameters);
  auto search = parse_search_parameters(out.kept);
  if (!search) return search.error();
  out.search = std::move(*search);
  out.text = out.search.text;
  out.page = page_number(value_of(parameters, "page"));
  out.why = value_of(parameters, "why");
  out.copies = value_of(parameters, "copies");
  out.search.text = searched_text(parameters, out.text);
  if (out.text.empty() && value_of(out.kept, "sort").empty()) out.search.sort = SortOrder::kDate;
  out.search.limit = kHitsPerPage;
  out.search.offset = (out.page - 1) * kHitsPerPage;
  out.search.explain = !out.why.empty();
  using enum FacetField;
  out.search.facets = {kTopic, kProvider, kType, kMonth, kDay};
  out.search.facet_limit = kFacetValues;
  return out;
}

}  // namespace dateline
