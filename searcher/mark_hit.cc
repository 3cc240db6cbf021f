// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/mark_hit.h"

#include <utility>

#include "searcher/snippet.h"
#include "searcher/weighting.h"
#include "searcher/word_terms.h"

namespace dateline {

void mark_hit(const Request& request, const TextQuery& text, std::uint64_t documents,
              Analyzer& analyzer, Hit& hit) {
  const Record& record = hit.record;
  TermWorth worth;
  for (const QueryTerm& term : text.terms) {
    if (!term.language.empty() && term.language != record.language) continue;
    // A highlight is looked for by the term without its field.
    const std::size_t prefix = prefix_of(term.field).size();
    worth[term.term.substr(prefix)] = term_bound(documents, term.frequency, term.wqf);
  }
  hit.title = highlight(record.title, record.language, worth, analyzer);
  if (request.mark_excerpts) {
    hit.excerpt = highlight(record.excerpt, record.language, worth, analyzer);
  }
  hit.snippet = snippet(record.excerpt, record.language, worth, analyzer);
  if (!hit.snippet.highlights.empty() || record.body.empty()) return;
  MarkedText from_body = snippet(record.body, record.language, worth, analyzer);
  if (!from_body.highlights.empty() || hit.snippet.text.empty()) hit.snippet = std::move(from_body);
}

}  // namespace dateline
