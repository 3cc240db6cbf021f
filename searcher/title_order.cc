// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/title_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "common/schema.h"

namespace dateline {
namespace {

/// Of slot kDate, with what breaks its ties.
using DateBytes = std::array<char, 16>;

struct TitleKey {
  double prior = 0;
  DateBytes date{};
};

bool is_less(const DateBytes& a, const DateBytes& b) {
  return std::string_view(a.data(), a.size()) < std::string_view(b.data(), b.size());
}

std::vector<TitleKey> read_keys(const Xapian::Database& index) {
  std::vector<TitleKey> keys(index.get_lastdocid() + std::size_t{1});
  for (auto at = index.valuestream_begin(slot::kPrior); at != index.valuestream_end(slot::kPrior);
       ++at) {
    keys[at.get_docid()].prior = Xapian::sortable_unserialise(*at);
  }
  for (auto at = index.valuestream_begin(slot::kDate); at != index.valuestream_end(slot::kDate);
       ++at) {
    const std::string date = *at;
    DateBytes& bytes = keys[at.get_docid()].date;
    std::copy_n(date.begin(), std::min(date.size(), bytes.size()), bytes.begin());
  }
  return keys;
}

}  // namespace

TitleOrder::TitleOrder(const Xapian::Database& index) {
  const std::vector<TitleKey> keys = read_keys(index);
  documents_.reserve(index.get_doccount());
  for (auto at = index.postlist_begin({}); at != index.postlist_end({}); ++at) {
    documents_.push_back(*at);
  }
  std::ranges::sort(documents_, [&keys](Xapian::docid a, Xapian::docid b) {
    if (keys[a].prior != keys[b].prior) return keys[a].prior > keys[b].prior;
    if (keys[a].date != keys[b].date) return is_less(keys[b].date, keys[a].date);
    return a < b;
  });
  places_.resize(keys.size());
  for (Place place = 0; place < documents_.size(); ++place) places_[documents_[place]] = place;
}

}  // namespace dateline
