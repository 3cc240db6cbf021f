// SPDX-License-Identifier: GPL-2.0-or-later
// One story: the event that several articles report, as the indexer told it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/record.h"
#include "common/result.h"
#include "searcher/command_line.h"
#include "searcher/engine.h"

namespace dateline {

struct StoryRequest {
  std::string id;                  ///< the story's, or that of any of its articles
  std::optional<UnixSeconds> now;  ///< what came later is left out
  bool with_stubs = true;
};

/// An article that the index does not have: all that is known is that others name it as related.
struct StoryStub {
  RelatedItem item;
  std::uint64_t named_by = 0;  ///< articles of the story
};

struct StoryProvider {
  std::string name;
  std::uint64_t articles = 0;
  UnixSeconds first_at = 0;
};

struct Story {
  std::string id;
  UnixSeconds now = 0;
  bool now_is_newest = false;
  std::vector<Record> articles;  ///< by time; the first one is the first report. Never empty
  std::size_t hottest = 0;       ///< a place in `articles`; the earlier one of two alike
  std::vector<StoryProvider> providers;  ///< by their first article
  std::vector<StoryStub> stubs;          ///< by time; they stand behind all real articles
};

/// Nothing if the index has no such story, or had none by then. Throws IndexError.
Result<std::optional<Story>, BadRequest> find_story(Engine& engine, const StoryRequest& request);

/// The options of the verb that are about the story itself, and what they say.
boost::program_options::options_description story_option_descriptions();
Result<StoryRequest, Failure> read_story_options(const Arguments& in);

}  // namespace dateline
