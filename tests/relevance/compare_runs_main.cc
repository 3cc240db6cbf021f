// SPDX-License-Identifier: GPL-2.0-or-later
// usage: relevance_compare QRELS RUN [RUN...]
// Measures runs as `dateline-search trec-run` writes them, and how sure it is that each one differs
// from the first.
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/relevance/judgments.h"
#include "tests/relevance/measures.h"
#include "tests/relevance/significance.h"

namespace dateline {
namespace {

struct Column {
  const char* name;
  double Measures::*value;
};

constexpr Column kColumns[] = {
    {"MAP", &Measures::average_precision}, {"nDCG@10", &Measures::ndcg10},
    {"P@10", &Measures::precision10},      {"MRR", &Measures::reciprocal_rank},
    {"S@10", &Measures::success10},        {"bpref", &Measures::bpref},
};

std::ifstream opened(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot open " + path);
  return in;
}

/// A run's means, and in brackets the p of its difference to `first`.
void print_row(const std::string& name, const std::vector<Measures>& first,
               const std::vector<Measures>& run) {
  std::cout << fmt::format("{:24}", name);
  for (const auto& [title, value] : kColumns) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < run.size(); ++i) {
      differences.push_back(run[i].*value - first[i].*value);
    }
    std::cout << fmt::format("  {:.4f} ({:.3f})", mean(run).*value, randomization_p(differences));
  }
  std::cout << '\n';
}

int compare(const std::vector<std::string>& arguments) {
  auto qrels = opened(arguments[0]);
  const Judgments judgments = read_judgments(qrels);
  std::cout << fmt::format("{:24}", "");
  for (const auto& column : kColumns) std::cout << fmt::format("  {:14}", column.name);
  std::cout << '\n';
  std::vector<Measures> first;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    auto run = opened(arguments[i]);
    const auto measured = measure_all(judgments, read_run(run));
    if (i == 1) first = measured;
    print_row(arguments[i], first, measured);
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: relevance_compare QRELS RUN [RUN...]\n";
    return 2;
  }
  try {
    return dateline::compare({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "relevance_compare: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
