// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/expected_terms.h"

#include <string_view>

#include "common/language.h"
#include "common/schema.h"
#include "searcher/compound_words.h"
#include "searcher/word_terms.h"

namespace dateline {
namespace {

void add_words(const QueryNode& node, const QueryContext& context,
               std::vector<std::string>& terms) {
  const auto add = [&](std::string_view text, std::string_view language) {
    for (const Token& token : context.analyzer.analyze(text, language)) {
      terms.push_back(make_term(prefix_of(node.field), token.term));
    }
  };
  if (!node.text.empty()) {
    add(node.text, {});
    for (const auto& joined : joined_words(node.text, context.analyzer.analyze(node.text, {}))) {
      add(joined.text, {});
    }
    for (const std::string& language : context.languages) {
      if (language != kBaseLanguage) add(node.text, language);
    }
  }
  for (const QueryNode& child : node.children) add_words(child, context, terms);
}

}  // namespace

std::vector<std::string> expected_terms(const QueryNode& root, const Filters& filters,
                                        const QueryContext& context) {
  std::vector<std::string> terms;
  add_words(root, context, terms);
  const auto add_names = [&terms](std::string_view term_prefix,
                                  const std::vector<std::string>& names) {
    for (const std::string& name : names) terms.push_back(name_term(term_prefix, name));
  };
  add_names(prefix::kTopic, filters.topics);
  add_names(prefix::kProvider, filters.providers);
  add_names(prefix::kType, filters.types);
  add_names(prefix::kCategory, filters.categories);
  add_names(prefix::kLanguage, filters.languages);
  return terms;
}

}  // namespace dateline
