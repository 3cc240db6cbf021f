// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/term_union.h"

#include <bit>

#include "common/schema.h"

namespace dateline {

TermUnion::TermUnion(const Xapian::Database& index, const TextQuery& text)
    : bits_(index.get_lastdocid() / kBits + 1) {
  for (const std::size_t selecting : text.selecting) add(index, text.terms[selecting]);
}

std::uint64_t TermUnion::size() const {
  std::uint64_t count = 0;
  for (const std::uint64_t word : bits_) count += static_cast<std::uint64_t>(std::popcount(word));
  return count;
}

std::size_t TermUnion::lowest(std::uint64_t bits) {
  return static_cast<std::size_t>(std::countr_zero(bits));
}

void TermUnion::add(const Xapian::Database& index, const QueryTerm& term) {
  const auto end = index.postlist_end(term.term);
  if (term.language.empty()) {
    for (auto at = index.postlist_begin(term.term); at != end; ++at) set(*at);
    return;
  }
  const std::string language = name_term(prefix::kLanguage, term.language);
  auto other = index.postlist_begin(language);
  for (auto at = index.postlist_begin(term.term); at != end; ++at) {
    other.skip_to(*at);
    if (other == index.postlist_end(language)) return;
    if (*other == *at) set(*at);
  }
}

}  // namespace dateline
