// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/relevance/judgments.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace dateline {
namespace {

/// Calls `read(words)` for each line that is not blank; false says that the line is bad.
template <typename Read>
void for_each_line(std::istream& in, Read read) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::istringstream words(line);
    if (!read(words)) {
      throw std::runtime_error("line " + std::to_string(number) +
                               " is none of a run or qrels: " + line);
    }
  }
}

}  // namespace

Judgments read_judgments(std::istream& in) {
  Judgments judgments;
  for_each_line(in, [&](std::istream& words) {
    std::string query;
    std::string iteration;
    std::string document;
    int grade = 0;
    if (!(words >> query >> iteration >> document >> grade)) return false;
    judgments[query][document] = grade;
    return true;
  });
  return judgments;
}

Run read_run(std::istream& in) {
  using Scored = std::pair<float, std::string>;
  std::map<std::string, std::vector<Scored>> scored;
  for_each_line(in, [&](std::istream& words) {
    std::string query;
    std::string constant;
    std::string document;
    std::string rank;
    double score = 0;
    if (!(words >> query >> constant >> document >> rank >> score)) return false;
    scored[query].emplace_back(static_cast<float>(score), document);
    return true;
  });
  Run run;
  for (auto& [query, documents] : scored) {
    std::sort(documents.begin(), documents.end(), std::greater<>());
    for (auto& [score, document] : documents) run[query].push_back(std::move(document));
  }
  return run;
}

}  // namespace dateline
