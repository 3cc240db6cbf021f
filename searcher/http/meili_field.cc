// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_field.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dateline {
namespace {

constexpr std::array kAttributes = {
    std::pair{std::string_view("topics"), FacetField::kTopic},
    std::pair{std::string_view("topic"), FacetField::kTopic},
    std::pair{std::string_view("provider"), FacetField::kProvider},
    std::pair{std::string_view("provider.name"), FacetField::kProvider},
    std::pair{std::string_view("provider.domain"), FacetField::kProvider},
    std::pair{std::string_view("type"), FacetField::kType},
    std::pair{std::string_view("category"), FacetField::kCategory},
    std::pair{std::string_view("lang"), FacetField::kLanguage},
    std::pair{std::string_view("language"), FacetField::kLanguage},
    std::pair{std::string_view("quality"), FacetField::kQuality},
    std::pair{std::string_view("heat"), FacetField::kHeat},
    std::pair{std::string_view("year"), FacetField::kYear},
    std::pair{std::string_view("month"), FacetField::kMonth},
    std::pair{std::string_view("published_at"), FacetField::kDay},
    std::pair{std::string_view("published_timestamp"), FacetField::kDay},
    std::pair{std::string_view("date"), FacetField::kDay},
};

}  // namespace

std::optional<FacetField> meili_field(std::string_view attribute) {
  for (const auto& [name, field] : kAttributes) {
    if (name == attribute) return field;
  }
  return std::nullopt;
}

std::optional<SortOrder> meili_sort(std::string_view attribute) {
  const auto field = meili_field(attribute);
  if (!field) return std::nullopt;
  if (is_date(*field)) return SortOrder::kDate;
  if (field == FacetField::kQuality) return SortOrder::kQuality;
  if (field == FacetField::kHeat) return SortOrder::kHeat;
  return std::nullopt;
}

std::optional<DateRange> meili_moment(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  constexpr UnixSeconds kFarthest = 1'000'000'000'000;  // some 30,000 years
  UnixSeconds seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (is_number && (text.size() > kYearDigits || seconds < 0)) {
    if (seconds < -kFarthest || seconds > kFarthest) return std::nullopt;
    return DateRange{seconds, seconds};
  }
  return parse_date_range(text);
}

}  // namespace dateline
