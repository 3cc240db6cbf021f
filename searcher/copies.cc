// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/copies.h"

#include <utility>

#include "common/analyzer.h"
#include "searcher/duplicates.h"
#include "searcher/index_reader.h"
#include "searcher/matches.h"

namespace dateline {

Result<std::vector<Record>, BadRequest> find_copies(Engine& engine, const Request& request,
                                                    const std::string& id) {
  const auto article = engine.article(id);
  if (!article) return std::vector<Record>();
  Analyzer analyzer;
  std::vector<Record> copies;
  auto bad = engine.survey(request, [&](const Matches& matches) {
    copies.clear();
    const DuplicateFinder finder(matches.index, analyzer);
    for (const Xapian::docid copy : finder.repeats(*article, matches.query)) {
      if (copies.size() == request.limit) break;
      auto record = decode_record(matches.index.get_document(copy).get_data());
      if (!record) throw UnreadableRecord();
      copies.push_back(std::move(*record));
    }
  });
  if (bad) return *bad;
  return copies;
}

}  // namespace dateline
