// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match_query.h"

#include <string>
#include <vector>

#include "common/schema.h"
#include "searcher/all_documents.h"
#include "searcher/filter_query.h"

namespace dateline {

Xapian::Query match_query(const Request& request, const TextQuery* text,
                          std::optional<FacetField> without) {
  auto filter = filter_query(request.filters, without);
  if (request.narrowing) {
    const auto narrowing = tree_query(*request.narrowing);
    filter = filter ? Xapian::Query(Xapian::Query::OP_FILTER, *filter, narrowing) : narrowing;
  }
  Xapian::Query query = text != nullptr ? text->query : filter.value_or(all_documents_unweighted());
  if (text != nullptr && filter) query = {Xapian::Query::OP_FILTER, query, *filter};
  if (request.without.empty()) return query;
  std::vector<Xapian::Query> ids;
  for (const std::string& id : request.without) ids.emplace_back(id_term(id));
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query(Xapian::Query::OP_OR, ids.begin(), ids.end())};
}

}  // namespace dateline
