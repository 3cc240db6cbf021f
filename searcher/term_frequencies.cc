// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/term_frequencies.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

/// More are forgotten.
constexpr std::size_t kMostKept = 20'000;

/// So many questions one by one take no longer than a search does.
constexpr std::size_t kTripsOfASearch = 2;

/// A search's statistics have the frequencies of all its terms; no match is asked for.
std::vector<Xapian::doccount> frequencies_in(const Shard& shard,
                                             const std::vector<std::string>& terms) {
  std::vector<Xapian::doccount> out;
  out.reserve(terms.size());
  if (!shard.is_remote || terms.size() <= kTripsOfASearch) {
    for (const std::string& term : terms) out.push_back(shard.index.get_termfreq(term));
    return out;
  }
  Xapian::Enquire enquire(shard.index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::MSet none = enquire.get_mset(0, 0);
  for (const std::string& term : terms) out.push_back(none.get_termfreq(term));
  return out;
}

}  // namespace

TermFrequencies::TermFrequencies(std::vector<Shard> shards)
    : shards_(std::move(shards)),
      has_remote_(std::ranges::any_of(shards_, [](const Shard& it) { return it.is_remote; })) {}

void TermFrequencies::expect(std::vector<std::string> terms) {
  if (!has_remote_) return;
  if (known_.size() + terms.size() > kMostKept) known_.clear();
  std::erase_if(terms, [this](const std::string& term) { return known_.contains(term); });
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  if (terms.empty()) return;
  std::vector<std::vector<Xapian::doccount>> by_shard(shards_.size());
  for_each_shard(shards_, [&](std::size_t i) { by_shard[i] = frequencies_in(shards_[i], terms); });
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::uint64_t& sum = known_[terms[i]];
    for (const auto& frequencies : by_shard) sum += frequencies[i];
  }
}

std::uint64_t TermFrequencies::of(const std::string& term) {
  if (has_remote_) {
    expect({term});
    return known_.at(term);
  }
  std::uint64_t sum = 0;
  for (const Shard& shard : shards_) sum += shard.index.get_termfreq(term);
  return sum;
}

}  // namespace dateline
