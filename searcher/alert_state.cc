// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/alert_state.h"

#include <algorithm>
#include <charconv>

#include "common/schema.h"
#include "common/varint.h"

namespace dateline {
namespace {

constexpr std::string_view kMark = "dateline alert state 1\n";

/// The number of a unique term, 0 if it is none.
std::uint64_t article_number(std::string_view id_term) {
  constexpr std::size_t kDigits = 12;
  constexpr int kHex = 16;
  std::uint64_t number = 0;
  const auto digits = id_term.substr(prefix::kId.size(), kDigits);
  std::from_chars(digits.data(), digits.data() + digits.size(), number, kHex);
  return number;
}

/// Calls `visit` with each unique term, in order.
template <typename Visit>
void for_each_id_term(const Xapian::Database& index, Visit visit) {
  const std::string start(prefix::kId);
  for (auto at = index.allterms_begin(start); at != index.allterms_end(start); ++at) visit(*at);
}

}  // namespace

SeenArticles::SeenArticles(const Xapian::Database& index) {
  for_each_id_term(index,
                   [this](const std::string& term) { numbers_.push_back(article_number(term)); });
  std::ranges::sort(numbers_);
}

std::vector<Xapian::docid> SeenArticles::new_documents(const Xapian::Database& index) const {
  std::vector<Xapian::docid> documents;
  for_each_id_term(index, [&](const std::string& term) {
    if (std::ranges::binary_search(numbers_, article_number(term))) return;
    const auto posting = index.postlist_begin(term);
    if (posting != index.postlist_end(term)) documents.push_back(*posting);
  });
  std::ranges::sort(documents);
  return documents;
}

std::string SeenArticles::encode() const {
  ByteWriter out;
  std::uint64_t before = 0;
  for (const std::uint64_t number : numbers_) {
    out.put(number - before);
    before = number;
  }
  return std::string(kMark) + out.take();
}

std::optional<SeenArticles> SeenArticles::decode(std::string_view bytes) {
  if (!bytes.starts_with(kMark)) return std::nullopt;
  ByteReader in(bytes.substr(kMark.size()));
  SeenArticles seen;
  std::uint64_t number = 0;
  while (in.ok() && !in.at_end()) {
    number += in.number();
    seen.numbers_.push_back(number);
  }
  if (!in.ok()) return std::nullopt;
  return seen;
}

}  // namespace dateline
