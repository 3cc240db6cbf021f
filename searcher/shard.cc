// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/shard.h"

#include "common/open_index.h"
#include "common/schema.h"

namespace dateline {

void read_facts(Shard& shard) {
  const std::string start(prefix::kLanguage);
  shard.languages.clear();
  const auto end = shard.index.allterms_end(start);
  for (auto at = shard.index.allterms_begin(start); at != end; ++at) {
    shard.languages[(*at).substr(start.size())] = at.get_termfreq();
  }
  shard.commits = commits_of(shard.index);
  shard.newest = decode_date(shard.index.get_value_upper_bound(slot::kDate)).value_or(0);
}

std::vector<std::string> languages_of(const std::vector<Shard>& shards) {
  constexpr std::uint64_t kLeastShare = 1'000;
  std::map<std::string, std::uint64_t> all;
  std::uint64_t documents = 0;
  for (const Shard& shard : shards) {
    documents += shard.index.get_doccount();
    for (const auto& [language, count] : shard.languages) all[language] += count;
  }
  std::vector<std::string> languages;
  for (const auto& [language, count] : all) {
    if (count * kLeastShare >= documents) languages.push_back(language);
  }
  return languages;
}

void for_each_shard(const std::vector<Shard>& shards,
                    const std::function<void(std::size_t)>& task) {
  std::vector<bool> is_remote;
  is_remote.reserve(shards.size());
  for (const Shard& shard : shards) is_remote.push_back(shard.is_remote);
  at_once(is_remote, task);
}

}  // namespace dateline
