// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/columns.h"

#include <algorithm>

#include "common/story_slots.h"

namespace dateline {
namespace {

/// Calls `visit(document, value)` for each document that has a value.
template <typename Visit>
void for_each_value(const Xapian::Database& index, Xapian::valueno slot, Visit visit) {
  for (auto at = index.valuestream_begin(slot); at != index.valuestream_end(slot); ++at) {
    visit(at.get_docid(), *at);
  }
}

/// No number of a story is as large.
constexpr std::uint64_t kNoStory = std::numeric_limits<std::uint64_t>::max();

std::int32_t signal_of(const std::string& value) {
  return static_cast<std::int32_t>(Xapian::sortable_unserialise(value));
}

}  // namespace

StaticPriors read_static_priors(const Xapian::Database& index, const PriorWeights& weights) {
  StaticPriors priors;
  priors.by_document.resize(index.get_lastdocid() + std::size_t{1}, weights.static_offset());
  priors.greatest = weights.static_offset();
  const auto add = [&priors](Xapian::docid document, double part) {
    double& prior = priors.by_document[document];
    prior += part;
    priors.greatest = std::max(priors.greatest, prior);
  };
  for_each_value(index, slot::kQuality, [&](Xapian::docid document, const std::string& value) {
    add(document, quality_part(signal_of(value), weights));
  });
  for_each_value(index, slot::kHeat, [&](Xapian::docid document, const std::string& value) {
    add(document, heat_part(signal_of(value), weights));
  });
  return priors;
}

Columns::Columns(const Xapian::Database& index) {
  const std::size_t size = index.get_lastdocid() + std::size_t{1};
  priors_.by_document.resize(size);
  for_each_value(index, slot::kPrior, [this](Xapian::docid document, const std::string& value) {
    const double prior = Xapian::sortable_unserialise(value);
    priors_.by_document[document] = prior;
    priors_.greatest = std::max(priors_.greatest, prior);
  });
  days_.resize(size, kNoDay);
  for_each_value(index, slot::kDay, [this](Xapian::docid document, const std::string& value) {
    days_[document] = decode_day(value).value_or(kNoDay);
  });
  lengths_.resize(size);
  for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
    lengths_[*at] = at.get_doclength();
  }
  stories_.resize(size, kNoStory);
  for_each_value(index, slot::kStory, [this](Xapian::docid document, const std::string& value) {
    stories_[document] = number_of_story(value);
  });
  topic_begins_.reserve(size + 1);
  for_each_value(index, slot::kTopics, [this](Xapian::docid document, const std::string& value) {
    topic_begins_.resize(document + std::size_t{1}, static_cast<std::uint32_t>(topics_.size()));
    for (const TopicId topic : decode_topics(value)) topics_.push_back(topic);
  });
  topic_begins_.resize(size + 1, static_cast<std::uint32_t>(topics_.size()));
}

std::string Columns::story(Xapian::docid document) const {
  return stories_[document] == kNoStory ? std::string() : story_id_of(stories_[document]);
}

}  // namespace dateline
