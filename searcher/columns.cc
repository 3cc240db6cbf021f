// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/columns.h"

#include <algorithm>

namespace dateline {
namespace {

/// Calls `visit(document, value)` for each document that has a value.
template <typename Visit>
void for_each_value(const Xapian::Database& index, Xapian::valueno slot, Visit visit) {
  for (auto at = index.valuestream_begin(slot); at != index.valuestream_end(slot); ++at) {
    visit(at.get_docid(), *at);
  }
}

}  // namespace

Columns::Columns(const Xapian::Database& index) {
  const std::size_t size = index.get_lastdocid() + std::size_t{1};
  priors_.resize(size);
  for_each_value(index, slot::kPrior, [this](Xapian::docid document, const std::string& value) {
    priors_[document] = Xapian::sortable_unserialise(value);
    greatest_prior_ = std::max(greatest_prior_, priors_[document]);
  });
  days_.resize(size, kNoDay);
  for_each_value(index, slot::kDay, [this](Xapian::docid document, const std::string& value) {
    days_[document] = decode_day(value).value_or(kNoDay);
  });
  topic_begins_.reserve(size + 1);
  for_each_value(index, slot::kTopics, [this](Xapian::docid document, const std::string& value) {
    topic_begins_.resize(document + std::size_t{1}, static_cast<std::uint32_t>(topics_.size()));
    for (const TopicId topic : decode_topics(value)) topics_.push_back(topic);
  });
  topic_begins_.resize(size + 1, static_cast<std::uint32_t>(topics_.size()));
}

}  // namespace dateline
