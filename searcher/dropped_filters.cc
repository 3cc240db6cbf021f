// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/dropped_filters.h"

#include <fmt/format.h>

#include "searcher/filter_text.h"

namespace dateline {
namespace {

/// The filters, one kind each: `all` without it, and it alone.
struct Split {
  Filters rest;
  Filters one;
};

template <typename Field>
void split_off(const Filters& all, std::initializer_list<Field Filters::*> fields,
               std::vector<Split>& out) {
  Split split{all, {}};
  bool is_set = false;
  for (const auto field : fields) {
    split.one.*field = all.*field;
    split.rest.*field = Field();
    is_set = is_set || all.*field != Field();
  }
  if (is_set) out.push_back(std::move(split));
}

}  // namespace

std::vector<std::string> without_each_filter(
    const Filters& filters, const std::function<std::uint64_t(const Filters&)>& count) {
  std::vector<Split> splits;
  split_off(filters, {&Filters::topics}, splits);
  split_off(filters, {&Filters::providers}, splits);
  split_off(filters, {&Filters::types}, splits);
  split_off(filters, {&Filters::categories}, splits);
  split_off(filters, {&Filters::languages}, splits);
  split_off(filters, {&Filters::from, &Filters::to}, splits);
  split_off(filters, {&Filters::min_quality, &Filters::max_quality}, splits);
  split_off(filters, {&Filters::min_heat, &Filters::max_heat}, splits);
  std::vector<std::string> out;
  for (const Split& split : splits) {
    const std::uint64_t found = count(split.rest);
    if (found == 0) continue;
    constexpr std::size_t kOnly = 5;  // `only `
    out.push_back(fmt::format("without {}: {} {}", filter_text(split.one).substr(kOnly), found,
                              found == 1 ? "article" : "articles"));
  }
  return out;
}

}  // namespace dateline
