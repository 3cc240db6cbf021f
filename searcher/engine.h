// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "common/index_error.h"
#include "common/result.h"
#include "searcher/request.h"
#include "searcher/response.h"
#include "searcher/synonyms.h"

namespace dateline {

/// Why a request has no answer: the reader's doing, so a plain sentence that says what to change.
struct BadRequest {
  std::string message;
};

/// Answers searches on one index. Sees the index as it was when opened or last refreshed. Not
/// thread-safe: one object a thread.
class Engine {
 public:
  /// Opens the index in folder `db`. Without `synonyms` it uses those of `synonyms.txt` in that
  /// folder, if it is there. Throws IndexError, for a mistake in that file, too.
  explicit Engine(const std::string& db, std::optional<Synonyms> synonyms = std::nullopt);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Answers `request`. Follows a writer that moved on meanwhile, so that all parts of the answer
  /// come from one state of the index. Throws IndexError.
  Result<Response, BadRequest> search(const Request& request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
