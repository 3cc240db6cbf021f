// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/snippet.h"

#include <algorithm>
#include <set>
#include <vector>

#include "common/schema.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::string_view kEllipsis = "…";

struct Match {
  Highlight place;
  std::string term;
  double worth = 0;
};

struct Analysis {
  std::vector<Highlight> words;
  std::vector<Match> matches;  // by place
};

Analysis find_matches(std::string_view text, std::string_view language, const TermWorth& terms,
                      Analyzer& analyzer) {
  Analysis found;
  for (const Token& token : analyzer.analyze(text, language)) {
    if (token.kind == TokenKind::kWord) found.words.push_back({token.begin, token.end});
    const auto known = terms.find(make_term({}, token.term));
    if (known != terms.end()) {
      found.matches.push_back({{token.begin, token.end}, known->first, known->second});
    }
  }
  std::stable_sort(found.matches.begin(), found.matches.end(),
                   [](const auto& a, const auto& b) { return a.place.begin < b.place.begin; });
  return found;
}

/// The places within [begin, end), moved by `shift`, joined where they overlap.
std::vector<Highlight> places(const std::vector<Match>& matches, Highlight window,
                              std::size_t shift) {
  std::vector<Highlight> out;
  for (const Match& match : matches) {
    if (match.place.begin < window.begin || match.place.end > window.end) continue;
    const Highlight moved{match.place.begin - window.begin + shift,
                          match.place.end - window.begin + shift};
    if (!out.empty() && moved.begin < out.back().end) {
      out.back().end = std::max(out.back().end, moved.end);
    } else {
      out.push_back(moved);
    }
  }
  return out;
}

double worth_of(const std::vector<Match>& matches, Highlight window) {
  std::set<std::string_view> seen;
  double worth = 0;
  for (const Match& match : matches) {
    if (match.place.begin < window.begin || match.place.end > window.end) continue;
    if (seen.insert(match.term).second) worth += match.worth;
  }
  return worth;
}

/// The last word end within reach of `begin`, or a cut inside a word where that would leave little.
std::size_t window_end(std::string_view text, const std::vector<Highlight>& words,
                       std::size_t begin) {
  if (text.size() - begin <= kMaxSnippetBytes) return text.size();
  const std::size_t limit = begin + kMaxSnippetBytes;
  const auto after =
      std::upper_bound(words.begin(), words.end(), limit,
                       [](std::size_t wanted, const Highlight& word) { return wanted < word.end; });
  const std::size_t enough = begin + kMaxSnippetBytes / 2;
  if (after != words.begin() && std::prev(after)->end > enough) return std::prev(after)->end;
  return begin + truncate_to_bytes(text.substr(begin), kMaxSnippetBytes).size();
}

/// Windows start at the text's start, or a few words before a match.
std::vector<std::size_t> window_starts(const Analysis& found) {
  constexpr std::size_t kWordsBefore = 5;
  std::vector<std::size_t> starts{0};
  for (const Match& match : found.matches) {
    const auto word =
        std::lower_bound(found.words.begin(), found.words.end(), match.place.begin,
                         [](const Highlight& a, std::size_t wanted) { return a.begin < wanted; });
    const auto index = static_cast<std::size_t>(word - found.words.begin());
    if (index > kWordsBefore) starts.push_back(found.words[index - kWordsBefore].begin);
  }
  return starts;
}

/// A window that reaches the end of a longer text, begun as early as fits.
std::size_t earliest_begin(std::string_view text, const std::vector<Highlight>& words,
                           Highlight window) {
  if (window.begin == 0 || window.end < text.size()) return window.begin;
  const auto first = std::lower_bound(
      words.begin(), words.end(), text.size() - kMaxSnippetBytes,
      [](const Highlight& word, std::size_t wanted) { return word.begin < wanted; });
  return first == words.end() ? window.begin : std::min(first->begin, window.begin);
}

}  // namespace

MarkedText highlight(std::string_view text, std::string_view language, const TermWorth& terms,
                     Analyzer& analyzer) {
  const Analysis found = find_matches(text, language, terms, analyzer);
  return {std::string(text), places(found.matches, {0, text.size()}, 0)};
}

MarkedText snippet(std::string_view text, std::string_view language, const TermWorth& terms,
                   Analyzer& analyzer) {
  const Analysis found = find_matches(text, language, terms, analyzer);
  Highlight best{0, window_end(text, found.words, 0)};
  double best_worth = worth_of(found.matches, best);
  for (const std::size_t begin : window_starts(found)) {
    const Highlight window{begin, window_end(text, found.words, begin)};
    if (const double worth = worth_of(found.matches, window); worth > best_worth) {
      best = window;
      best_worth = worth;
    }
  }
  best.begin = earliest_begin(text, found.words, best);
  MarkedText out;
  if (best.begin > 0) out.text = kEllipsis;
  out.highlights = places(found.matches, best, out.text.size());
  out.text += text.substr(best.begin, best.end - best.begin);
  if (best.end < text.size()) out.text += kEllipsis;
  return out;
}

}  // namespace dateline
