// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/name_column.h"

#include <cstddef>
#include <map>
#include <unordered_map>

#include "common/unicode.h"

namespace dateline {

std::vector<std::uint32_t> first_spellings(const std::vector<std::string>& names) {
  std::vector<std::uint32_t> firsts;
  std::unordered_map<std::string, std::uint32_t> folded;
  for (const std::string& name : names) {
    const auto place = static_cast<std::uint32_t>(firsts.size());
    firsts.push_back(folded.emplace(fold_name(name), place).first->second);
  }
  return firsts;
}

NameColumn::NameColumn(const Xapian::Database& index, Xapian::valueno slot)
    : numbers_(index.get_lastdocid() + std::size_t{1}, kNoName) {
  std::map<std::string, std::uint32_t> known = {{std::string(), kNoName}};
  for (auto at = index.valuestream_begin(slot); at != index.valuestream_end(slot); ++at) {
    const auto next = static_cast<std::uint32_t>(known.size());
    numbers_[at.get_docid()] = known.emplace(*at, next).first->second;
  }
  std::vector<std::uint32_t> places(known.size());
  for (const auto& [name, number] : known) {
    places[number] = static_cast<std::uint32_t>(names_.size());
    names_.push_back(name);
  }
  for (std::uint32_t& number : numbers_) number = places[number];
  firsts_ = dateline::first_spellings(names_);
}

}  // namespace dateline
