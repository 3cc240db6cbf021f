// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_url.h"

#include <algorithm>

#include "common/unicode.h"

namespace dateline {

PageUrl::PageUrl(const Parameters& parameters, std::string_view path)
    : path_(path), parameters_(parameters) {
  for (const auto* const name : {"page", "why", "copies", "typing"}) remove(name);
}

PageUrl& PageUrl::remove(std::string_view name, std::string_view value) {
  const auto folded = fold_name(value);
  std::erase_if(parameters_, [&](const NamedValue& it) {
    return it.name == name && fold_name(it.value) == folded;
  });
  return *this;
}

PageUrl& PageUrl::remove(std::string_view name) {
  std::erase_if(parameters_, [&](const NamedValue& it) { return it.name == name; });
  return *this;
}

PageUrl& PageUrl::add(std::string_view name, std::string_view value) {
  parameters_.push_back({std::string(name), std::string(value)});
  return *this;
}

PageUrl& PageUrl::set(std::string_view name, std::string_view value) {
  const auto first = std::find_if(parameters_.begin(), parameters_.end(),
                                  [&](const NamedValue& it) { return it.name == name; });
  if (first == parameters_.end()) return add(name, value);
  first->value = value;
  parameters_.erase(std::remove_if(first + 1, parameters_.end(),
                                   [&](const NamedValue& it) { return it.name == name; }),
                    parameters_.end());
  return *this;
}

std::string PageUrl::text() const {
  std::string out = path_;
  for (const auto& [name, value] : parameters_) {
    out += out.size() == path_.size() ? '?' : '&';
    out += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return out;
}

}  // namespace dateline
