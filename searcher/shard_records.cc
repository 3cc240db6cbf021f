// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/shard_records.h"

#include <utility>

#include "searcher/index_reader.h"

namespace dateline {

std::vector<Record> read_records(const std::vector<Shard>& shards,
                                 const std::vector<Xapian::docid>& documents) {
  // Xapian deals the numbers of its parts out in turn.
  const auto parts = static_cast<Xapian::docid>(shards.size());
  std::vector<Record> records(documents.size());
  for_each_shard(shards, [&](std::size_t shard) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const Xapian::docid number = documents[i] - 1;
      if (number % parts != shard) continue;
      const auto document = shards[shard].index.get_document(number / parts + 1);
      auto record = decode_record(document.get_data());
      if (!record) throw UnreadableRecord();
      records[i] = std::move(*record);
    }
  });
  return records;
}

}  // namespace dateline
