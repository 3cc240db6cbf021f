// SPDX-License-Identifier: GPL-2.0-or-later
// A query: the first byte says whether its last word may be a beginning, the rest is its text.
#include <cstdlib>
#include <string>

#include "common/unicode.h"
#include "searcher/query_parser.h"
#include "searcher/query_text.h"
#include "tests/fuzz/targets.h"

namespace dateline {
namespace {

/// The tree but for its brackets: filters that were lifted out of it may leave some that a second
/// reading does not need.
std::string described(const QueryNode& root) {
  std::string text = describe(root);
  std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
  return text;
}

}  // namespace

void fuzz_query(std::string_view bytes) {
  if (bytes.empty() || first_invalid_utf8(bytes.substr(1))) return;
  constexpr UnixSeconds kNow = 1'700'000'000;
  const LastWord last = (bytes[0] & 1) != 0 ? LastWord::kMayBeABeginning : LastWord::kIsComplete;
  const auto query = parse_query(bytes.substr(1), {}, kNow, last);
  if (!query) return;
  if (first_invalid_utf8(searched_for(*query))) std::abort();
  if (!query->notes.empty()) return;  // a slip, read in some sensible way
  // A filter that stays behind in `+topic:A +topic:B` would be lifted without the other one.
  const bool is_part =
      query->filters != Filters{} && describe(query->root).find('{') != std::string::npos;
  if (is_part) return;
  const auto again = parse_query(query_text(query->root), {}, kNow);
  if (again && described(again->root) != described(query->root)) std::abort();
}

}  // namespace dateline
