// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/word_variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "common/schema.h"
#include "searcher/compound_variants.h"
#include "searcher/near_words.h"
#include "searcher/synonyms.h"
#include "searcher/variant_list.h"
#include "searcher/word_terms.h"
#include "searcher/written_word.h"

namespace dateline {
namespace {

/// `word` for a slip of it. Answers whether there is one.
bool correct(const TypedWord& typed, VariantList& variants) {
  if (!variants.is_rare(typed)) return false;
  const QueryContext& context = variants.context();
  const std::uint64_t exact = variants.frequency_of(typed).value_or(0);
  const auto near = near_words({typed.word, typed.term}, variants.field(), context);
  double most_frequent = 0;
  std::string list;
  for (const Expansion& word : near) {
    if (word.frequency < exact * kLeastTimesAsFrequent) continue;
    const auto stem = word.term.substr(prefix_of(variants.field()).size());
    QueryTerm term = variants.term_of(typed, stem, word.frequency);
    if (most_frequent == 0) most_frequent = variants.worth(term);
    term.scale = (exact == 0 ? kLoneSlipScale : kSlipScale) *
                 std::min(1.0, most_frequent / variants.worth(term));
    const auto written = written_word(term.term, context);
    list += (list.empty() ? "" : ", ") + written.value_or(term.term);
    variants.add(std::move(term));
  }
  if (!list.empty()) variants.note_searched(typed, list);
  return !list.empty();
}

void add_meant(const TypedWord& typed, const std::vector<Synonym>& meant, VariantList& variants) {
  const QueryContext& context = variants.context();
  std::vector<std::string> expected;
  for (const Synonym& synonym : meant) {
    if (!synonym.topic.empty()) expected.push_back(name_term(prefix::kTopic, synonym.topic));
    for (const auto& term : synonym.terms) {
      expected.push_back(make_term(prefix_of(variants.field()), term));
    }
  }
  context.expect(std::move(expected));
  std::string list;
  for (const Synonym& synonym : meant) {
    list += (list.empty() ? "" : ", ") + synonym.text;
    if (!synonym.topic.empty()) {
      QueryTerm topic = variants.term_of(typed, {}, 0);
      topic.term = name_term(prefix::kTopic, synonym.topic);
      topic.frequency = context.frequency(topic.term);
      topic.scale = 0;
      variants.add(std::move(topic));
    } else if (synonym.terms.size() == 1) {
      QueryTerm term = variants.term_of(typed, synonym.terms.front());
      const double asked = variants.worth(variants.term_of(typed, typed.term));
      term.scale = kSynonymScale;
      if (asked > 0 && term.frequency > 0) {
        term.scale *= std::min(1.0, asked / variants.worth(term));
      }
      variants.add(std::move(term));
    } else {
      variants.add_phrase(typed, synonym.terms, kSynonymScale);
    }
  }
  variants.note(fmt::format("searched for {} too, by the synonyms", list));
}

void add_synonyms(const Synonyms& synonyms, VariantList& variants) {
  const auto& typed = variants.typed();
  std::vector<std::string> terms;
  std::transform(typed.begin(), typed.end(), std::back_inserter(terms),
                 [](const TypedWord& word) { return word.term; });
  for (std::size_t i = 0; i < terms.size();) {
    const auto match = synonyms.find(std::span(terms).subspan(i));
    if (match.words > 0) add_meant(typed[i], *match.meant, variants);
    i += std::max<std::size_t>(1, match.words);
  }
}

}  // namespace

std::vector<WordVariant> word_variants(const PlainWords& words, const std::vector<QueryTerm>& terms,
                                       const QueryContext& context,
                                       std::vector<std::string>& notes) {
  VariantList variants(words, terms, context, notes);
  for (const TypedWord& typed : variants.typed()) {
    if (!split_at_capitals(typed, variants) && !correct(typed, variants)) {
      split_in_two(typed, variants);
    }
    split_at_digits(typed, variants);
  }
  for (const JoinedWords& joined : variants.joined()) join(joined, variants);
  if (context.synonyms != nullptr && !context.synonyms->empty()) {
    add_synonyms(*context.synonyms, variants);
  }
  return variants.take();
}

}  // namespace dateline
