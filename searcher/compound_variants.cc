// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compound_variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/schema.h"
#include "searcher/word_terms.h"

namespace dateline {
namespace {

/// So that `stems` together weigh less than the word that they stand for, where that occurs.
double scale_below(const TypedWord& typed, const std::vector<std::string>& stems,
                   const VariantList& variants) {
  if (variants.frequency_of(typed).value_or(0) == 0) return 1;
  double parts = 0;
  for (const std::string& stem : stems) parts += variants.worth(variants.term_of(typed, stem));
  const double whole = variants.worth(variants.term_of(typed, typed.term));
  return kSynonymScale * std::min(1.0, whole / parts);
}

}  // namespace

bool split_at_capitals(const TypedWord& typed, VariantList& variants) {
  const std::string words = fmt::format("{}", fmt::join(camel_words(typed.word), " "));
  if (words.empty()) return false;
  if (!variants.frequency_of(typed)) return true;  // as for the word's first place
  const auto stems = variants.stems_of(words);
  variants.expect(stems);
  if (!variants.is_rare(typed)) {
    variants.add_phrase(typed, stems, scale_below(typed, stems, variants));
    return true;
  }
  const double scale = scale_below(typed, stems, variants);
  bool any = false;
  for (const std::string& stem : stems) {
    QueryTerm term = variants.term_of(typed, stem);
    if (term.frequency == 0) continue;
    any = true;
    term.scale = scale;
    if (!variants.has(term)) variants.add(std::move(term));
  }
  if (any) variants.note_searched(typed, words);
  return any;
}

void split_at_digits(const TypedWord& typed, VariantList& variants) {
  constexpr std::size_t kLeastLetters = 2;
  const std::string& word = typed.word;
  const std::size_t letters = word.find_first_of("0123456789");
  const bool has_number = letters != std::string::npos && all_ascii_digits(word.substr(letters));
  if (letters < kLeastLetters || !has_number) return;
  const auto parts = variants.stems_of(word.substr(0, letters) + ' ' + word.substr(letters));
  if (parts.size() == 2) variants.add_phrase(typed, parts, kSynonymScale);
}

void split_in_two(const TypedWord& typed, VariantList& variants) {
  constexpr std::size_t kMaxWays = 3;
  if (variants.frequency_of(typed) != 0U) return;
  struct Way {
    std::string text;
    std::vector<std::string> stems;
    std::uint64_t frequency = 0;  // of the rarer word
  };
  std::vector<Way> ways;
  std::vector<std::string> expected;
  for (const auto& [first, second] : two_words(typed.word)) {
    Way& way = ways.emplace_back();
    way.text = fmt::format("{} {}", first, second);
    way.stems = variants.stems_of(way.text);
    expected.insert(expected.end(), way.stems.begin(), way.stems.end());
  }
  variants.expect(expected);
  for (Way& way : ways) {
    way.frequency = variants.context().index.get_doccount();
    for (const std::string& stem : way.stems) {
      way.frequency = std::min(way.frequency, variants.term_of(typed, stem).frequency);
    }
  }
  std::erase_if(ways, [](const Way& way) { return way.frequency == 0; });
  std::stable_sort(ways.begin(), ways.end(),
                   [](const Way& a, const Way& b) { return a.frequency > b.frequency; });
  if (ways.size() > kMaxWays) ways.resize(kMaxWays);
  for (const Way& way : ways) {
    if (!variants.add_phrase(typed, way.stems, kLoneSlipScale, true)) continue;
    variants.note_searched(typed, way.text);
    return;
  }
}

void join(const JoinedWords& joined, VariantList& variants) {
  const auto stems = variants.stems_of(joined.text);
  if (stems.size() != 1) return;
  const auto& typed = variants.typed();
  QueryTerm term = variants.term_of(typed[joined.first], stems.front());
  if (variants.has(term) || term.frequency == 0) return;
  double words = 0;
  std::uint64_t rarest = term.frequency;
  for (std::size_t i = joined.first; i < joined.first + joined.count; ++i) {
    const QueryTerm word = variants.term_of(typed[i], typed[i].term);
    words = std::max(words, variants.worth(word));
    rarest = std::min(rarest, word.frequency);
  }
  const bool is_usual = term.frequency >= rarest * kLeastTimesAsFrequent;
  term.scale = joined.has_number || is_usual ? 1 : kJoinedScale;
  if (words > 0) term.scale *= std::min(1.0, words / variants.worth(term));
  variants.add(std::move(term));
}

}  // namespace dateline
