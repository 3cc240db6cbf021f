// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/hot.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>
#include <unordered_map>

#include "common/schema.h"
#include "common/story_slots.h"
#include "searcher/index_reader.h"
#include "searcher/matches.h"
#include "searcher/survey_options.h"

namespace dateline {
namespace {

struct HotCandidate {
  double hotness = 0;
  double age_days = 0;
  std::string date;  // slot kDate: never the same for two
  Xapian::docid document = 0;
  std::string story;  // its key

  [[nodiscard]] bool is_before(const HotCandidate& other) const {
    return std::tie(hotness, date) > std::tie(other.hotness, other.date);
  }
};

struct Story {
  std::uint64_t articles = 0;
  HotCandidate hottest;
};

/// All matches, or the hottest of each story.
class Candidates {
 public:
  Candidates(const Matches& matches, const HotRequest& request) {
    for_each_match(matches, [&](const Xapian::Document& match) {
      const double age = static_cast<double>(matches.now - moment_of(match)) / kSecondsPerDay;
      const double share = std::exp2(-age / request.half_life_days);
      add({counted_heat(heat_of(match)) * share, age, match.get_value(slot::kDate),
           match.get_docid(), story_key_of(match)},
          request.one_per_story);
    });
    if (!request.one_per_story) return;
    for (const auto& [key, story] : stories_) all_.push_back(story.hottest);
  }

  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  [[nodiscard]] std::uint64_t stories() const { return stories_.size(); }
  [[nodiscard]] std::uint64_t articles_of(const std::string& story) const {
    return stories_.at(story).articles;
  }

  /// The first `limit` ones.
  std::vector<HotCandidate> take(std::size_t limit) {
    const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, all_.size()));
    std::partial_sort(all_.begin(), all_.begin() + shown, all_.end(),
                      std::mem_fn(&HotCandidate::is_before));
    return {all_.begin(), all_.begin() + shown};
  }

 private:
  void add(HotCandidate candidate, bool one_per_story) {
    ++articles_;
    Story& story = stories_[candidate.story];
    if (!one_per_story) all_.push_back(candidate);
    if (story.articles++ == 0 || candidate.is_before(story.hottest)) {
      story.hottest = std::move(candidate);
    }
  }

  std::uint64_t articles_ = 0;
  std::unordered_map<std::string, Story> stories_;  // by key
  std::vector<HotCandidate> all_;
};

HotArticle make_hot(const Xapian::Database& index, const HotCandidate& candidate) {
  const Xapian::Document document = index.get_document(candidate.document);
  auto record = decode_record(document.get_data());
  if (!record) throw UnreadableRecord();
  HotArticle hot;
  hot.hotness = candidate.hotness;
  hot.age_days = candidate.age_days;
  hot.story = document.get_value(slot::kStory);
  if (hot.story.empty()) hot.story = story_id_of(record->id);
  hot.record = std::move(*record);
  return hot;
}

HotList make_list(const Matches& matches, const HotRequest& request) {
  HotList list;
  list.now = matches.now;
  list.now_is_newest = matches.now_is_newest;
  list.half_life_days = request.half_life_days;
  list.notes = matches.notes;
  Candidates candidates(matches, request);
  list.articles = candidates.articles();
  list.stories = candidates.stories();
  for (const HotCandidate& candidate : candidates.take(request.matches.limit)) {
    list.hits.push_back(make_hot(matches.index, candidate));
    list.hits.back().articles = candidates.articles_of(candidate.story);
  }
  return list;
}

}  // namespace

Result<HotList, BadRequest> find_hot(Engine& engine, const HotRequest& request) {
  HotList list;
  auto bad = engine.survey(request.matches,
                           [&](const Matches& matches) { list = make_list(matches, request); });
  if (bad) return *bad;
  return list;
}

boost::program_options::options_description hot_option_descriptions() {
  boost::program_options::options_description table;
  add_survey_options(table);
  auto add = table.add_options();
  add("half-life", boost::program_options::value<std::string>()->value_name("DAYS"),
      "days after which heat counts half (default 2)");
  add("all", "every article, not the hottest of each story alone");
  return table;
}

Result<HotRequest, Failure> read_hot_options(const Arguments& in) {
  HotRequest out;
  out.one_per_story = !in.has("all");
  for (const auto& problem :
       {read_survey(in, out.matches), read_positive(in, "half-life", out.half_life_days)}) {
    if (problem) return *problem;
  }
  return out;
}

}  // namespace dateline
