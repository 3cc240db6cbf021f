// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/completions.h"

#include <algorithm>
#include <iterator>

#include "common/edit_distance.h"
#include "common/schema.h"
#include "common/unicode.h"

namespace dateline {
namespace {

std::vector<Completion> most_frequent(std::vector<const Completion*>& found, std::size_t limit) {
  const std::size_t kept = std::min(limit, found.size());
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(found.begin(), end, found.end(), [](const Completion* a, const Completion* b) {
    return a->count != b->count ? a->count > b->count : a->text < b->text;
  });
  std::vector<Completion> out;
  std::transform(found.begin(), end, std::back_inserter(out), [](const auto* it) { return *it; });
  return out;
}

/// Whether some beginning of `text` is at most `edits` slips away from `start`.
bool begins_like(std::u32string_view text, std::u32string_view start, std::size_t edits) {
  const std::size_t shortest = start.size() > edits ? start.size() - edits : 1;
  for (std::size_t size = shortest; size <= start.size() + edits && size <= text.size(); ++size) {
    if (edit_distance(text.substr(0, size), start, edits) <= edits) return true;
  }
  return false;
}

}  // namespace

const std::vector<Completion>& Completions::all(const Xapian::Database& index,
                                                std::string_view term_prefix,
                                                std::string_view start) {
  const std::string first = make_term(term_prefix, first_code_point(start));
  const auto [known, is_new] = by_letter_.try_emplace(first);
  if (!is_new) return known->second;
  for (auto at = index.allterms_begin(first); at != index.allterms_end(first); ++at) {
    known->second.push_back({(*at).substr(term_prefix.size()), at.get_termfreq()});
  }
  return known->second;
}

std::vector<Completion> Completions::begun_by(const Xapian::Database& index,
                                              std::string_view term_prefix, std::string_view start,
                                              std::size_t limit) {
  const auto& known = all(index, term_prefix, start);
  auto at = std::lower_bound(
      known.begin(), known.end(), start,
      [](const Completion& completion, std::string_view text) { return completion.text < text; });
  std::vector<const Completion*> found;
  for (; at != known.end() && at->text.starts_with(start); ++at) found.push_back(&*at);
  return most_frequent(found, limit);
}

std::vector<Completion> Completions::like(const Xapian::Database& index,
                                          std::string_view term_prefix, std::string_view start,
                                          std::size_t edits, std::size_t limit) {
  const std::u32string wanted = code_points(start);
  std::vector<const Completion*> found;
  for (const Completion& completion : all(index, term_prefix, start)) {
    if (begins_like(code_points(completion.text), wanted, edits)) found.push_back(&completion);
  }
  return most_frequent(found, limit);
}

}  // namespace dateline
