// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/topic_table.h"

#include <utility>

namespace dateline {

void TopicTable::reset(std::vector<std::string> names) {
  const std::lock_guard lock(mutex_);
  names_ = std::move(names);
  ids_.clear();
  for (std::size_t id = 0; id < names_.size(); ++id) {
    if (!names_[id].empty()) ids_.emplace(names_[id], static_cast<TopicId>(id));
  }
}

TopicId TopicTable::id_of(const std::string& name) {
  const std::lock_guard lock(mutex_);
  return id_of_locked(name);
}

TopicId TopicTable::id_of_locked(const std::string& name) {
  const auto [at, is_new] = ids_.emplace(name, static_cast<TopicId>(names_.size()));
  if (is_new) names_.push_back(name);
  return at->second;
}

bool TopicTable::put(TopicId id, const std::string& name) {
  const std::lock_guard lock(mutex_);
  if (id < names_.size() && !names_[id].empty()) return names_[id] == name;
  if (!ids_.emplace(name, id).second) return false;
  if (id >= names_.size()) names_.resize(id + 1);
  names_[id] = name;
  return true;
}

std::string TopicTable::encode(const std::vector<std::string>& topics) {
  const std::lock_guard lock(mutex_);
  std::vector<TopicId> ids;
  ids.reserve(topics.size());
  for (const std::string& topic : topics) ids.push_back(id_of_locked(topic));
  return encode_topics(std::move(ids));
}

std::vector<std::string> TopicTable::names(std::size_t first) const {
  const std::lock_guard lock(mutex_);
  if (first >= names_.size()) return {};
  return {names_.begin() + static_cast<std::ptrdiff_t>(first), names_.end()};
}

}  // namespace dateline
