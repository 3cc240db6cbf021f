// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/relevance/story_pairs.h"

#include <fstream>
#include <stdexcept>

#include "common/open_index.h"
#include "common/record.h"
#include "common/story_slots.h"

namespace dateline {
namespace {

double share_of(std::size_t some, std::size_t others) {
  const std::size_t all = some + others;
  return all == 0 ? 1 : static_cast<double>(some) / static_cast<double>(all);
}

/// "-" and nothing are no story's name.
std::string name_or_own(const std::string& story, const std::string& id) {
  return story.empty() || story == "-" ? "\t" + id : story;
}

}  // namespace

double StoryPairs::precision() const { return share_of(both, index_alone); }
double StoryPairs::recall() const { return share_of(both, people_alone); }

StoryNames read_story_labels(const std::string& file) {
  std::ifstream lines(file);
  if (!lines) throw std::runtime_error("cannot open " + file);
  StoryNames names;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw std::runtime_error(file + ": no tab in: " + line);
    const std::string id = line.substr(tab + 1);
    names[id] = name_or_own(line.substr(0, tab), id);
  }
  return names;
}

StoryNames read_stories(const std::string& db) {
  const Xapian::Database index = open_index(db);
  StoryNames names;
  for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
    const Xapian::Document document = index.get_document(*at);
    const std::string id = decode_record(document.get_data()).value().id;
    names[id] = name_or_own(document.get_value(slot::kStory), id);
  }
  return names;
}

StoryPairs compare_stories(const StoryNames& labels, const StoryNames& found) {
  StoryPairs pairs;
  for (const auto& [id, name] : labels) {
    if (!found.contains(id)) throw std::runtime_error("not in the index: " + id);
  }
  for (auto one = labels.begin(); one != labels.end(); ++one) {
    for (auto other = std::next(one); other != labels.end(); ++other) {
      const bool of_people = one->second == other->second;
      const bool of_index = found.at(one->first) == found.at(other->first);
      if (of_people && of_index) ++pairs.both;
      if (of_index && !of_people) ++pairs.index_alone;
      if (of_people && !of_index) ++pairs.people_alone;
    }
  }
  return pairs;
}

}  // namespace dateline
