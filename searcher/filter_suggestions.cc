// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/filter_suggestions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/edit_distance.h"
#include "common/record.h"
#include "common/schema.h"
#include "common/unicode.h"

namespace dateline {
namespace {

std::size_t edits_for(std::size_t letters) {
  constexpr std::size_t kLettersForTwo = 5;
  constexpr std::size_t kLettersForThree = 10;
  if (letters < kLettersForTwo) return 1;
  return letters < kLettersForThree ? 2 : 3;
}

/// Whether `word` is one of the words of `name`, or several in a row.
bool is_word_of(std::string_view word, std::string_view name) {
  for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

/// How a name is written in the first article that has it.
std::optional<std::string> written(const std::string& term, std::string_view folded,
                                   const Xapian::Database& index) {
  const auto at = index.postlist_begin(term);
  if (at == index.postlist_end(term)) return std::nullopt;
  const auto record = decode_record(index.get_document(*at).get_data());
  if (!record) return std::nullopt;
  std::vector<std::string> names = record->topics;
  names.insert(names.end(), {record->provider.name, record->provider.domain, record->type,
                             record->category, record->language});
  const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
    return fold_name(name) == folded;
  });
  return found == names.end() ? std::nullopt : std::optional(*found);
}

/// The term of the name most like `name`, of those behind `term_prefix`.
std::optional<std::string> nearest(std::string_view term_prefix, const std::string& name,
                                   const Xapian::Database& index) {
  const std::u32string wanted = code_points(name);
  const std::size_t limit = edits_for(wanted.size());
  using Rank = std::tuple<std::size_t, std::int64_t>;  // edits, then frequency: the least is best
  std::optional<Rank> best_rank;
  std::optional<std::string> best;
  const std::string first(term_prefix);
  for (auto at = index.allterms_begin(first); at != index.allterms_end(first); ++at) {
    const std::string term = *at;
    const auto candidate = std::string_view(term).substr(first.size());
    std::size_t edits = edit_distance(code_points(candidate), wanted, limit);
    if (edits > limit && !is_word_of(name, candidate)) continue;
    const Rank rank{edits, -static_cast<std::int64_t>(at.get_termfreq())};
    if (best_rank && *best_rank <= rank) continue;
    best_rank = rank;
    best = term;
  }
  return best;
}

}  // namespace

std::vector<NameSuggestion> suggest_names(const Filters& filters, const QueryContext& context) {
  const Xapian::Database& index = context.index;
  std::vector<NameSuggestion> out;
  const auto look = [&](std::string_view field, std::string_view term_prefix,
                        const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      if (context.frequency(name_term(term_prefix, name)) > 0) continue;
      const auto term = nearest(term_prefix, fold_name(name), index);
      if (!term) continue;
      auto meant = written(*term, std::string_view(*term).substr(term_prefix.size()), index);
      if (meant) out.push_back({std::string(field), name, std::move(*meant)});
    }
  };
  look("topic", prefix::kTopic, filters.topics);
  look("provider", prefix::kProvider, filters.providers);
  look("type", prefix::kType, filters.types);
  look("category", prefix::kCategory, filters.categories);
  look("language", prefix::kLanguage, filters.languages);
  return out;
}

std::string with_names_meant(std::string text, const std::vector<NameSuggestion>& suggestions) {
  for (const NameSuggestion& suggestion : suggestions) {
    const auto at = text.find(suggestion.name);
    if (at == std::string::npos) continue;
    const bool needs_quotes = suggestion.meant.find(' ') != std::string::npos &&
                              suggestion.name.find(' ') == std::string::npos &&
                              (at == 0 || text[at - 1] != '"');
    const std::string_view quote = needs_quotes ? "\"" : "";
    text.replace(at, suggestion.name.size(), fmt::format("{0}{1}{0}", quote, suggestion.meant));
  }
  return text;
}

void suggest_filters(const Request& request, const QueryContext& context, Response& response) {
  const auto suggestions = suggest_names(request.filters, context);
  for (const NameSuggestion& suggestion : suggestions) {
    response.notes.push_back(fmt::format("no article has {} {}; did you mean {}?", suggestion.field,
                                         suggestion.name, suggestion.meant));
  }
  const std::string text = response.did_you_mean.value_or(request.text);
  std::string better = with_names_meant(text, suggestions);
  if (better != text) response.did_you_mean = std::move(better);
}

}  // namespace dateline
