// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/term_union.h"

#include <bit>

#include "searcher/term_postings.h"

namespace dateline {

TermUnion::TermUnion(const Xapian::Database& index, const TextQuery& text)
    : bits_(index.get_lastdocid() / kBits + 1) {
  for (const std::size_t selecting : text.selecting) {
    for_each_posting(index, text.terms[selecting],
                     [this](const Xapian::PostingIterator& at) { set(*at); });
  }
}

std::uint64_t TermUnion::size() const {
  std::uint64_t count = 0;
  for (const std::uint64_t word : bits_) count += static_cast<std::uint64_t>(std::popcount(word));
  return count;
}

std::size_t TermUnion::lowest(std::uint64_t bits) {
  return static_cast<std::size_t>(std::countr_zero(bits));
}

}  // namespace dateline
