// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/word_terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "common/language.h"
#include "common/schema.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

class Reader {
 public:
  Reader(std::string_view text, TextField field, std::uint32_t first, const QueryContext& context)
      : text_(text), field_(field), first_(first), context_(context) {}

  WordTerms run() {
    add({});
    for (const std::string& language : context_.languages) {
      if (language != kBaseLanguage) add(language);
    }
    std::stable_sort(terms_.begin(), terms_.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    scale_own_forms();
    return {std::move(terms_), words_};
  }

 private:
  void add(std::string_view language) {
    for (const Token& token : context_.analyzer.analyze(text_, language)) {
      const bool own_form = token.kind == TokenKind::kLanguage;
      if (own_form != language.empty()) add(token, language);
    }
  }

  void add(const Token& token, std::string_view language) {
    words_ = std::max(words_, token.position);
    const auto [at, is_new] =
        by_term_.try_emplace(std::pair(token.term, std::string(language)), terms_.size());
    if (!is_new) {
      ++terms_[at->second].wqf;
      return;
    }
    QueryTerm term;
    term.word = text_.substr(token.begin, token.end - token.begin);
    term.term = make_term(prefix_of(field_), token.term);
    term.language = language;
    term.field = field_;
    term.frequency = context_.frequency(term.term);
    term.position = first_ + token.position - 1;
    if (token.kind == TokenKind::kWord && token.term.ends_with('.')) acronym_ = token.position;
    if (token.position == acronym_) term.scale = kAcronymScale;
    terms_.push_back(std::move(term));
  }

  void scale_own_forms() {
    std::map<std::uint32_t, double> worth;  // of words, by position
    const auto documents = context_.index.get_doccount();
    for (const QueryTerm& term : terms_) {
      if (term.language.empty())
        worth.emplace(term.position, term_bound(documents, term.frequency, 1));
    }
    for (QueryTerm& term : terms_) {
      const double own = term_bound(documents, term.frequency, 1);
      const double word = worth[term.position];
      if (!term.language.empty() && word > 0 && own > word) term.scale = word / own;
    }
  }

  std::string_view text_;
  TextField field_;
  std::uint32_t first_;
  const QueryContext& context_;
  std::uint32_t words_ = 0;
  std::uint32_t acronym_ = 0;  // the last one's position
  std::vector<QueryTerm> terms_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_term_;
};

}  // namespace

WordTerms terms_of_words(std::string_view text, TextField field, std::uint32_t first,
                         const QueryContext& context) {
  return Reader(text, field, first, context).run();
}

std::vector<QueryTerm> positional_terms(const std::string& text, TextField field,
                                        std::uint32_t first, const QueryContext& context) {
  std::vector<QueryTerm> terms;
  for (const Token& token : context.analyzer.analyze(text, {})) {
    if (token.kind != TokenKind::kWord) continue;
    QueryTerm term;
    term.word = text.substr(token.begin, token.end - token.begin);
    term.term = make_term(prefix_of(field), token.term);
    term.field = field;
    term.frequency = context.frequency(term.term);
    term.position = first++;
    terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<std::uint32_t> common_positions(const std::vector<QueryTerm>& terms,
                                            std::uint64_t documents) {
  std::set<std::uint32_t> common;
  if (documents < kMinDocumentsForCommonWords) return {};
  const double limit = static_cast<double>(documents) * kCommonWordShare;
  for (const QueryTerm& term : terms) {
    const bool is_common = static_cast<double>(term.frequency) > limit;
    if (is_common && !term.is_variant) common.insert(term.position);
  }
  const bool has_rarer = std::any_of(terms.begin(), terms.end(), [&](const QueryTerm& term) {
    return term.frequency > 0 && common.count(term.position) == 0;
  });
  if (!has_rarer) return {};
  return {common.begin(), common.end()};
}

std::string_view prefix_of(TextField field) {
  if (field == TextField::kTitle) return prefix::kTitle;
  return field == TextField::kRelated ? prefix::kRelated : std::string_view();
}

}  // namespace dateline
