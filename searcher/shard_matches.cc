// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/shard_matches.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "common/schema.h"

namespace dateline {
namespace {

using ValuesOfMatches = std::map<Xapian::docid, std::vector<std::string>>;

/// The values of slot `at` and the next one.
void read_pair(const Xapian::Database& index, const Xapian::Query& query,
               const std::vector<Xapian::valueno>& slots, std::size_t at, ValuesOfMatches& out) {
  const Xapian::doccount all = index.get_doccount();
  const bool has_second = at + 1 < slots.size();
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slots[at], false);
  // As many of one key as there are: nothing is collapsed.
  if (has_second) enquire.set_collapse_key(slots[at + 1], all);
  const Xapian::MSet found = enquire.get_mset(0, all);
  for (auto match = found.begin(); match != found.end(); ++match) {
    auto& values = out[*match];
    values.resize(slots.size());
    values[at] = match.get_sort_key();
    if (has_second) values[at + 1] = match.get_collapse_key();
  }
}

/// `value` of slot kTopics with ids that are greater by `offset`.
std::string moved_topics(const std::string& value, std::size_t offset) {
  auto ids = decode_topics(value);
  for (TopicId& id : ids) id += static_cast<TopicId>(offset);
  return encode_topics(std::move(ids));
}

}  // namespace

void for_each_match(const std::vector<Shard>& shards, const Xapian::Query& query,
                    const std::vector<Xapian::valueno>& slots,
                    const std::function<void(const Xapian::Document&)>& visit) {
  std::vector<ValuesOfMatches> found(shards.size());
  const std::string written = query.serialise();
  for_each_shard(shards, [&](std::size_t i) {
    const auto own_query = Xapian::Query::unserialise(written);
    for (std::size_t at = 0; at < slots.size(); at += 2) {
      read_pair(shards[i].index, own_query, slots, at, found[i]);
    }
  });
  std::size_t topics_before = 0;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    for (const auto& [number, values] : found[i]) {
      Xapian::Document document;
      for (std::size_t at = 0; at < slots.size(); ++at) {
        document.add_value(slots[at], slots[at] == slot::kTopics
                                          ? moved_topics(values[at], topics_before)
                                          : values[at]);
      }
      visit(document);
    }
    topics_before += shards[i].topics.size();
  }
}

}  // namespace dateline
