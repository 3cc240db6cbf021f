// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "common/schema.h"

namespace dateline {

/// The ids of topic names. Each spelling has an id of its own, so that what an index says does not
/// depend on which spelling came first; facets bring them together. Safe from any thread.
class TopicTable {
 public:
  /// Starts anew from a stored table: names by id, empty where an id was never used.
  void reset(std::vector<std::string> names);

  /// The id of a name, a new one if need be.
  TopicId id_of(const std::string& name);

  /// Takes in a name whose id is given already, unless that id or name is taken otherwise: false.
  bool put(TopicId id, const std::string& name);

  /// The value of slot kTopics for these names.
  std::string encode(const std::vector<std::string>& topics);

  /// Names by id, from id `first` on.
  [[nodiscard]] std::vector<std::string> names(std::size_t first = 0) const;

 private:
  TopicId id_of_locked(const std::string& name);

  mutable std::mutex mutex_;
  std::vector<std::string> names_;
  std::map<std::string, TopicId> ids_;
};

}  // namespace dateline
