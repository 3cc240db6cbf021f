// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/topic_census.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "common/plural.h"
#include "common/unicode.h"

namespace dateline {
namespace {

std::string articles(std::uint64_t count) { return plural(count, "article", "articles"); }

std::string message_of_unknown(const std::string& topic, const std::string* meant) {
  if (meant == nullptr) return fmt::format("topic '{}' is not in the list of topics", topic);
  return fmt::format("topic '{}' is not in the list of topics; did you mean '{}'?", topic, *meant);
}

}  // namespace

TopicCensus::TopicCensus(std::optional<Vocabulary> vocabulary)
    : vocabulary_(std::move(vocabulary)) {}

void TopicCensus::add(const Article& article, const FieldPlaces& places, std::uint32_t file,
                      FindingList& findings) {
  for (std::size_t i = 0; i < article.topics.size(); ++i) {
    const std::string& topic = article.topics[i];
    const Spot spot = spot_of(file, places.topics[i]);
    const auto [entry, is_new] = uses_.try_emplace(topic, Use{0, spot});
    ++entry->second.articles;
    if (!vocabulary_ || vocabulary_->spelling_of(topic) != nullptr) continue;
    findings.add(FindingKind::kUnknownTopic, spot,
                 message_of_unknown(topic, vocabulary_->nearest(topic)));
  }
}

void TopicCensus::find(FindingList& findings) const {
  if (vocabulary_) {
    compare_with_vocabulary(findings);
    return;
  }
  const auto all = groups();
  compare_spellings(all, findings);
  find_misspelt(all, findings);
}

std::size_t TopicCensus::topics() const {
  std::set<std::string> folded;
  for (const auto& [name, use] : uses_) folded.insert(fold_name(name));
  return folded.size();
}

/// The spellings of each topic, the one used most (of two the earlier one) first.
std::vector<TopicCensus::Spellings> TopicCensus::groups() const {
  std::map<std::string, Spellings> by_key;
  for (const auto& [name, use] : uses_) by_key[topic_key(name)].push_back({name, use});
  std::vector<Spellings> out;
  out.reserve(by_key.size());
  for (auto& [key, spellings] : by_key) {
    std::sort(spellings.begin(), spellings.end(), [](const Spelling& a, const Spelling& b) {
      if (a.use.articles != b.use.articles) return a.use.articles > b.use.articles;
      return a.use.first < b.use.first;
    });
    out.push_back(std::move(spellings));
  }
  return out;
}

void TopicCensus::compare_with_vocabulary(FindingList& findings) const {
  for (const auto& [name, use] : uses_) {
    const std::string* const right = vocabulary_->spelling_of(name);
    if (right == nullptr || *right == name) continue;
    findings.add(FindingKind::kTopicSpelling, use.first,
                 fmt::format("topic '{}' ({}) stands as '{}' in the list of topics", name,
                             articles(use.articles), *right));
  }
}

void TopicCensus::compare_spellings(const std::vector<Spellings>& groups,
                                    FindingList& findings) const {
  for (const Spellings& group : groups) {
    const Spelling& usual = group.front();
    for (auto other = group.begin() + 1; other != group.end(); ++other) {
      findings.add(
          FindingKind::kTopicSpelling, other->use.first,
          fmt::format("topic '{}' ({}) is mostly written '{}' ({})", other->name,
                      articles(other->use.articles), usual.name, articles(usual.use.articles)));
    }
  }
}

void TopicCensus::find_misspelt(const std::vector<Spellings>& groups, FindingList& findings) const {
  NearNames frequent;
  std::vector<const Spelling*> rare;
  for (const Spellings& group : groups) {
    const auto count = std::accumulate(
        group.begin(), group.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Spelling& spelling) { return sum + spelling.use.articles; });
    if (count >= kFrequent) frequent.add(group.front().name, count);
    if (count == 1) rare.push_back(&group.front());
  }
  for (const Spelling* const spelling : rare) {
    const auto* const meant = frequent.nearest(spelling->name);
    if (meant == nullptr) continue;
    findings.add(FindingKind::kMisspeltTopic, spelling->use.first,
                 fmt::format("topic '{}' occurs once; did you mean '{}' ({})?", spelling->name,
                             meant->name, articles(meant->weight)));
  }
}

}  // namespace dateline
