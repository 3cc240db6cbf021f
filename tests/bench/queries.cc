// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/queries.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dateline::bench {

Operator operator_of(std::string_view query_class) {
  if (query_class.starts_with("and")) return Operator::kAll;
  if (query_class.starts_with("phrase")) return Operator::kPhrase;
  return Operator::kAny;
}

std::vector<Query> read_queries(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<Query> queries;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    Query query;
    std::getline(fields, query.query_class, '\t');
    std::getline(fields, query.text, '\t');
    for (std::string stem; fields >> stem;) query.stems.push_back(stem);
    query.op = operator_of(query.query_class);
    queries.push_back(std::move(query));
  }
  return queries;
}

std::string format_query(const Query& query) {
  return query.query_class + '\t' + query.text + '\t' + join_stems(query, " ") + '\n';
}

std::string join_stems(const Query& query, std::string_view between, std::string_view before) {
  std::string joined;
  for (const std::string& stem : query.stems) {
    if (!joined.empty()) joined += between;
    joined += before;
    joined += stem;
  }
  return joined;
}

}  // namespace dateline::bench
