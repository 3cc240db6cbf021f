// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/section.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 10> kShared = {
    "q", "topic", "provider", "type", "category", "lang", "from", "to", "min-quality", "min-heat"};

struct SectionFacts {
  std::string_view path;
  std::string_view title;
  std::array<std::string_view, 3> own;  ///< parameters; empty: none
};

/// By the section's number.
constexpr std::array<SectionFacts, kSections.size() + 1> kFacts = {
    SectionFacts{"/", "Articles", {"sort", "collapse", {}}},
    SectionFacts{"/hot", "Hot", {"now", "half-life", {}}},
    SectionFacts{"/trends", "Trends", {"now", "per", "by"}},
    SectionFacts{"/coverage", "Coverage", {"now", "sort", {}}},
    SectionFacts{"/", "Story", {"now", {}, {}}}};

const SectionFacts& facts_of(Section section) {
  return kFacts.at(static_cast<std::size_t>(section));
}

bool has(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has(const Parameters& parameters, std::string_view name) {
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const NamedValue& it) { return it.name == name; });
}

}  // namespace

std::string_view path_of(Section section) { return facts_of(section).path; }

std::string_view title_of(Section section) { return facts_of(section).title; }

Parameters kept_parameters(Section section, const Parameters& parameters) {
  Parameters kept;
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(kept), [&](const auto& it) {
    return !it.value.empty() && (has(kShared, it.name) || has(facts_of(section).own, it.name));
  });
  return kept;
}

Parameters parameters_for(Section section, const Parameters& kept) {
  const bool is_search = path_of(section) == "/";
  Parameters out;
  for (const NamedValue& it : kept) {
    if (has(kShared, it.name)) out.push_back(it);
    if (it.name != "now") continue;
    if (!is_search) out.push_back(it);
    if (is_search && !has(kept, "to")) out.push_back({"to", it.value});
  }
  return out;
}

}  // namespace dateline
