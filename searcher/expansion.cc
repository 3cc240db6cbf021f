// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/expansion.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/edit_distance.h"
#include "common/unicode.h"

namespace dateline {
namespace {

void keep_most_frequent(std::vector<Expansion>& terms, std::size_t limit) {
  std::stable_sort(terms.begin(), terms.end(), [](const Expansion& a, const Expansion& b) {
    return a.frequency > b.frequency;
  });
  if (terms.size() > limit) terms.resize(limit);
}

}  // namespace

std::vector<Expansion> terms_with_prefix(const Xapian::Database& index, const std::string& start,
                                         std::size_t limit, bool& is_cut) {
  std::vector<Expansion> terms;
  for (auto at = index.allterms_begin(start); at != index.allterms_end(start); ++at) {
    terms.push_back({*at, at.get_termfreq()});
  }
  is_cut = terms.size() > limit;
  keep_most_frequent(terms, limit);
  return terms;
}

LikeTerms::LikeTerms(const Xapian::Database& index, std::string_view term_prefix,
                     const std::vector<std::string>& words, std::size_t edits)
    : edits_(edits) {
  // A slip in a word's first letter is rare, and all terms of an index are many.
  std::set<std::string> firsts;
  for (const std::string& word : words) {
    wanted_.push_back({word, code_points(word), {}});
    if (!word.empty()) firsts.emplace(first_code_point(word));
  }
  for (const std::string& first : firsts) read(index, term_prefix, first);
}

void LikeTerms::read(const Xapian::Database& index, std::string_view term_prefix,
                     const std::string& first) {
  std::vector<Wanted*> begun;
  for (Wanted& wanted : wanted_) {
    if (wanted.word.starts_with(first)) begun.push_back(&wanted);
  }
  const std::string start = std::string(term_prefix) + first;
  const auto end = index.allterms_end(start);
  for (auto at = index.allterms_begin(start); at != end; ++at) {
    const std::string term = *at;
    const std::u32string letters = code_points(std::string_view(term).substr(term_prefix.size()));
    for (Wanted* wanted : begun) {
      const std::size_t distance = edit_distance(letters, wanted->letters, edits_);
      if (distance <= edits_) wanted->found.push_back({{term, at.get_termfreq()}, distance});
    }
  }
}

std::vector<Expansion> LikeTerms::of(std::size_t place, std::size_t edits,
                                     std::size_t limit) const {
  std::vector<Expansion> terms;
  for (const auto& [term, distance] : wanted_.at(place).found) {
    if (distance <= edits) terms.push_back(term);
  }
  keep_most_frequent(terms, limit);
  return terms;
}

std::vector<Expansion> terms_like(const Xapian::Database& index, std::string_view term_prefix,
                                  const std::string& word, std::size_t edits, std::size_t limit) {
  return LikeTerms(index, term_prefix, {word}, edits).of(0, edits, limit);
}

}  // namespace dateline
