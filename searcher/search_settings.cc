// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/search_settings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "searcher/filter_options.h"
#include "searcher/query_options.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 6> kNeverSet = {"offset", "as-you-type", "explain",
                                                       "now",    "format",      "help"};
constexpr std::array<std::string_view, 4> kOfAllVerbs = {"db", "color", "synonyms", "profiles"};

}  // namespace

SettableTable search_settings() {
  boost::program_options::options_description filters;
  add_filter_options(filters);
  return settable_table("search", query_option_descriptions(), [&](std::string_view name) {
    return filters.find_nothrow(std::string(name), false) == nullptr &&
           std::ranges::find(kNeverSet, name) == kNeverSet.end();
  });
}

SettableTable search_settings_of_all_verbs() {
  SettableTable table = search_settings();
  table.used.assign(kOfAllVerbs.begin(), kOfAllVerbs.end());
  return table;
}

}  // namespace dateline
