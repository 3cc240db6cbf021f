// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/written_word.h"

#include <string_view>

#include "common/record.h"
#include "common/unicode.h"

namespace dateline {
namespace {

/// How many documents are looked into.
constexpr int kMaxDocuments = 5;

}  // namespace

std::optional<std::string> written_word(const std::string& term, const QueryContext& context) {
  int looked_at = 0;
  const auto end = context.index.postlist_end(term);
  for (auto at = context.index.postlist_begin(term); at != end && looked_at < kMaxDocuments; ++at) {
    ++looked_at;
    const auto record = decode_record(context.index.get_document(*at).get_data());
    if (!record) continue;
    for (const std::string* text : {&record->title, &record->excerpt, &record->body}) {
      for (const Token& token : context.analyzer.analyze(*text, {})) {
        if (token.term != term || token.kind != TokenKind::kWord) continue;
        const auto word = std::string_view(*text).substr(token.begin, token.end - token.begin);
        if (word.find_first_of("'\"") == std::string_view::npos) return fold_case(word);
      }
    }
  }
  return std::nullopt;
}

}  // namespace dateline
