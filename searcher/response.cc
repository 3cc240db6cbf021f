// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/response.h"

namespace dateline {
namespace {

double sum_of(const std::vector<TermWeight>& terms, double TermWeight::*field) {
  double sum = 0;
  for (const TermWeight& term : terms) sum += term.*field;
  return sum;
}

}  // namespace

double Explanation::title() const { return sum_of(terms, &TermWeight::title); }
double Explanation::excerpt() const { return sum_of(terms, &TermWeight::excerpt); }
double Explanation::related() const { return sum_of(terms, &TermWeight::related); }
double Explanation::url() const { return sum_of(terms, &TermWeight::url); }
double Explanation::body() const { return sum_of(terms, &TermWeight::body); }

double Explanation::sum() const {
  return title() + excerpt() + related() + url() + body() + quality + heat + age;
}

}  // namespace dateline
