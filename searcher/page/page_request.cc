// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_request.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "common/unicode.h"
#include "searcher/http/search_parameters.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 11> kKept = {"q",        "topic",       "provider", "type",
                                                    "category", "lang",        "from",     "to",
                                                    "sort",     "min-quality", "min-heat"};

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

Parameters kept_parameters(const Parameters& parameters) {
  Parameters kept;
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(kept), [](const auto& it) {
    return !it.value.empty() && std::find(kKept.begin(), kKept.end(), it.name) != kKept.end();
  });
  return kept;
}

Result<PageRequest, Failure> read_page_request(const Parameters& parameters) {
  PageRequest out;
  out.kept = kept_parameters(parameters);
  auto search = parse_search_parameters(out.kept);
  if (!search) return search.error();
  out.search = std::move(*search);
  out.text = out.search.text;
  out.page = page_number(value_of(parameters, "page"));
  out.why = value_of(parameters, "why");
  if (!value_of(parameters, "typing").empty() && ends_within_word(out.text)) {
    out.search.text += '*';
  }
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
