// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/index_error.h"
#include "common/result.h"
#include "searcher/profile.h"
#include "searcher/request.h"
#include "searcher/response.h"
#include "searcher/suggest.h"
#include "searcher/synonyms.h"

namespace dateline {

/// Why a request has no answer: the reader's doing, so a plain sentence that says what to change.
struct BadRequest {
  std::string message;
};

/// An index as a whole.
struct IndexFacts {
  /// Differs whenever what an answer is made of does.
  std::string state;
  std::uint64_t documents = 0;
  UnixSeconds newest = 0;  ///< the greatest date ever stored
};

struct Matches;

/// Answers searches on one index. Sees the index as it was when opened or last refreshed. Not
/// thread-safe: one object a thread.
class Engine {
 public:
  /// Opens the index in folder `db`, or the shards that a cluster file (common/cluster_file.h)
  /// names. Without `synonyms` or `profiles` it uses those of `synonyms.txt` and `profiles.yaml` in
  /// that folder, if these are there. Throws IndexError, for a mistake in these files, too.
  explicit Engine(const std::string& db, std::optional<Synonyms> synonyms = std::nullopt,
                  std::optional<Profiles> profiles = std::nullopt);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Answers `request`. Follows a writer that moved on meanwhile, so that all parts of the answer
  /// come from one state of the index. Throws IndexError.
  Result<Response, BadRequest> search(const Request& request);

  /// The article of that id; nothing if there is none. Throws IndexError.
  std::optional<Record> article(const std::string& id);

  /// Of the newest state. Throws IndexError.
  IndexFacts facts();

  /// The shards that the last answer was without, which only a cluster file that allows it has
  /// happen.
  [[nodiscard]] std::vector<std::string> missing_shards() const;

  /// What a survey reads: values of the slots that it names to for_each_match() alone, which can be
  /// had of an index in shards, or anything.
  enum class SurveyOf { kValues, kAnything };

  /// Shows `look` all articles that `request` lets through, up to its `now`; order, limit and
  /// facets do not count. `look` is called again, and must start from nothing, if the index moved
  /// on meanwhile; it may throw UnreadableRecord and Xapian::Error. Throws IndexError.
  std::optional<BadRequest> survey(const Request& request,
                                   const std::function<void(const Matches&)>& look,
                                   SurveyOf of = SurveyOf::kAnything);
  /// Searches for what is like `example`, as `request` has it but for its text: an article of the
  /// index, or none, which then has no id. Throws IndexError.
  Result<Response, BadRequest> similar(const Record& example, const Request& request);

  /// The article with this id or, if there is none, this URL. Throws IndexError.
  std::optional<Record> find(const std::string& id_or_url);

  /// Completes what a reader has typed so far. Throws IndexError.
  Result<Suggestions, BadRequest> suggest(const SuggestRequest& request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
