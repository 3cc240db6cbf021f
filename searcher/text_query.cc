// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/text_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "common/language.h"
#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

class Reader {
 public:
  Reader(const Xapian::Database& index, std::string_view text) : index_(index), text_(text) {}

  void add(const std::vector<Token>& tokens, std::string_view language) {
    for (const Token& token : tokens) {
      const bool own_form = token.kind == TokenKind::kLanguage;
      if (own_form == language.empty()) continue;
      add(token, own_form ? language : std::string_view());
    }
  }

  [[nodiscard]] std::size_t words() const { return positions_.size(); }

  TextQuery finish() {
    std::stable_sort(query_.terms.begin(), query_.terms.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    for (const QueryTerm& term : query_.terms) {
      query_.bound += term_bound(index_.get_doccount(), term.frequency, term.wqf);
    }
    query_.query = combine();
    return std::move(query_);
  }

 private:
  void add(const Token& token, std::string_view language) {
    positions_.insert(token.position);
    const auto [at, is_new] =
        by_term_.try_emplace(std::pair(token.term, std::string(language)), query_.terms.size());
    if (!is_new) {
      ++query_.terms[at->second].wqf;
      return;
    }
    const std::string term = make_term({}, token.term);
    query_.terms.push_back({std::string(text_.substr(token.begin, token.end - token.begin)), term,
                            std::string(language), 1, index_.get_termfreq(term), token.position});
  }

  [[nodiscard]] bool is_common(const QueryTerm& term) const {
    const auto documents = static_cast<double>(index_.get_doccount());
    return static_cast<double>(term.frequency) > documents * kCommonWordShare;
  }

  /// A word is common if any of its terms is.
  [[nodiscard]] std::set<std::uint32_t> common_words() const {
    std::set<std::uint32_t> common;
    if (index_.get_doccount() < kMinDocumentsForCommonWords) return common;
    for (const QueryTerm& term : query_.terms) {
      if (is_common(term)) common.insert(term.position);
    }
    const bool has_rarer =
        std::any_of(query_.terms.begin(), query_.terms.end(), [&](const QueryTerm& term) {
          return term.frequency > 0 && common.count(term.position) == 0;
        });
    if (!has_rarer) common.clear();
    return common;
  }

  Xapian::Query combine() {
    const auto common = common_words();
    std::vector<Xapian::Query> selecting;
    std::vector<Xapian::Query> adding;
    std::string common_list;
    std::uint32_t listed = 0;
    for (const QueryTerm& term : query_.terms) {
      const bool is_adding = common.count(term.position) > 0;
      (is_adding ? adding : selecting).push_back(term.query());
      if (!is_adding || term.position == listed) continue;
      listed = term.position;
      common_list += (common_list.empty() ? "" : ", ") + term.word;
    }
    Xapian::Query any(Xapian::Query::OP_OR, selecting.begin(), selecting.end());
    if (adding.empty()) return any;
    query_.notes.push_back(
        fmt::format("in many articles, so not enough for a match alone: {}", common_list));
    return {Xapian::Query::OP_AND_MAYBE, any,
            Xapian::Query(Xapian::Query::OP_OR, adding.begin(), adding.end())};
  }

  const Xapian::Database& index_;
  std::string_view text_;
  TextQuery query_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_term_;
  std::set<std::uint32_t> positions_;
};

}  // namespace

Xapian::Query QueryTerm::query() const {
  Xapian::Query plain(term, wqf);
  if (language.empty()) return plain;
  return {Xapian::Query::OP_FILTER, plain, Xapian::Query(name_term(prefix::kLanguage, language))};
}

Result<TextQuery, Failure> read_text_query(const Xapian::Database& index,
                                           const std::vector<std::string>& languages,
                                           std::string_view text, const Limits& limits,
                                           Analyzer& analyzer) {
  if (text.size() > limits.max_query_bytes) {
    return Failure{fmt::format("the query has {} bytes, the limit is {}", text.size(),
                               limits.max_query_bytes)};
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return Failure{fmt::format("the query is not UTF-8 at byte {}", *bad + 1)};
  }
  Reader reader(index, text);
  reader.add(analyzer.analyze(text, {}), {});
  if (reader.words() > limits.max_query_words) {
    return Failure{fmt::format("the query has {} words, the limit is {}", reader.words(),
                               limits.max_query_words)};
  }
  for (const std::string& language : languages) {
    if (language != kBaseLanguage) reader.add(analyzer.analyze(text, language), language);
  }
  return reader.finish();
}

}  // namespace dateline
