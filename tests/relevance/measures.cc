// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/relevance/measures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <optional>

namespace dateline {
namespace {

constexpr std::size_t kCut = 10;

bool is_relevant(int grade) { return grade > 0; }

std::optional<int> grade_of(const Grades& grades, const std::string& document) {
  const auto at = grades.find(document);
  if (at == grades.end() || at->second < 0) return std::nullopt;
  return at->second;
}

double discount(std::size_t rank) { return std::log2(static_cast<double>(rank) + 1); }

double ideal_dcg10(const Grades& grades) {
  std::vector<int> gains;
  for (const auto& [document, grade] : grades) {
    if (is_relevant(grade)) gains.push_back(grade);
  }
  std::sort(gains.begin(), gains.end(), std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(kCut, gains.size()); ++i) sum += gains[i] / discount(i + 1);
  return sum;
}

/// Counts along a ranking, for all measures but bpref.
void measure_ranks(const Grades& grades, const Ranking& ranking, double relevant, Measures& out) {
  double found = 0;
  double dcg = 0;
  for (std::size_t rank = 1; rank <= ranking.size(); ++rank) {
    const int grade = grade_of(grades, ranking[rank - 1]).value_or(0);
    if (!is_relevant(grade)) continue;
    ++found;
    out.average_precision += found / static_cast<double>(rank) / relevant;
    if (found == 1) out.reciprocal_rank = 1 / static_cast<double>(rank);
    if (rank > kCut) continue;
    out.success10 = 1;
    out.precision10 += 1 / static_cast<double>(kCut);
    dcg += grade / discount(rank);
  }
  out.ndcg10 = dcg / ideal_dcg10(grades);
}

double bpref_of(const Grades& grades, const Ranking& ranking, double relevant, double irrelevant) {
  double above = 0;  // judged irrelevant documents so far
  double sum = 0;
  for (const std::string& document : ranking) {
    const auto grade = grade_of(grades, document);
    if (!grade) continue;
    if (!is_relevant(*grade)) {
      ++above;
    } else if (above == 0) {
      ++sum;
    } else {
      sum += 1 - std::min(above, relevant) / std::min(irrelevant, relevant);
    }
  }
  return sum / relevant;
}

}  // namespace

Measures measure(const Grades& grades, const Ranking& ranking) {
  double relevant = 0;
  double irrelevant = 0;
  for (const auto& [document, grade] : grades) {
    if (is_relevant(grade)) ++relevant;
    if (grade == 0) ++irrelevant;
  }
  Measures out;
  if (relevant == 0) return out;
  measure_ranks(grades, ranking, relevant, out);
  out.bpref = bpref_of(grades, ranking, relevant, irrelevant);
  return out;
}

std::vector<Measures> measure_all(const Judgments& judgments, const Run& run) {
  std::vector<Measures> out;
  for (const auto& [query, grades] : judgments) {
    const bool has_relevant = std::any_of(grades.begin(), grades.end(), [](const auto& judged) {
      return is_relevant(judged.second);
    });
    if (!has_relevant) continue;
    const auto at = run.find(query);
    out.push_back(measure(grades, at == run.end() ? Ranking() : at->second));
  }
  return out;
}

Measures mean(const std::vector<Measures>& of_queries) {
  Measures out;
  const auto count = static_cast<double>(of_queries.size());
  for (const Measures& one : of_queries) {
    out.average_precision += one.average_precision / count;
    out.ndcg10 += one.ndcg10 / count;
    out.precision10 += one.precision10 / count;
    out.reciprocal_rank += one.reciprocal_rank / count;
    out.success10 += one.success10 / count;
    out.bpref += one.bpref / count;
  }
  return out;
}

}  // namespace dateline
