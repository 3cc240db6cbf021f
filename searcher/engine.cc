// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <utility>

#include "common/unicode.h"
#include "searcher/engine_state.h"
#include "searcher/request_limits.h"
#include "searcher/similar.h"

namespace dateline {
namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

}  // namespace

Engine::Engine(const std::string& db, std::optional<Synonyms> synonyms,
               std::optional<Profiles> profiles)
    : state_(std::make_unique<State>(db, synonyms ? std::move(*synonyms) : synonyms_of_index(db),
                                     profiles ? std::move(*profiles) : profiles_of_index(db))) {}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<Response, BadRequest> Engine::search(const Request& request) {
  const auto started = std::chrono::steady_clock::now();
  if (auto bad = check_limits(request)) return *bad;
  auto response = state_->reader.read([&] { return state_->answer(request); });
  if (response) response->took_ms = milliseconds_since(started);
  return response;
}

std::optional<Record> Engine::article(const std::string& id) {
  return state_->reader.read([&] { return article_with_id(state_->snapshot.index(), id); });
}

IndexFacts Engine::facts() {
  return state_->reader.read([&] { return state_->facts(); }, IndexReader::Check::kBefore);
}

std::vector<std::string> Engine::missing_shards() const {
  return state_->snapshot.missing_shards();
}

std::optional<BadRequest> Engine::survey(const Request& request,
                                         const std::function<void(const Matches&)>& look,
                                         SurveyOf of) {
  if (auto bad = check_limits(request)) return bad;
  if (of == SurveyOf::kAnything && state_->snapshot.is_cluster()) {
    return BadRequest{fmt::format(kNotInShards, "hot, coverage, story, alert or copies")};
  }
  return state_->reader.read([&] { return state_->survey(request, look); });
}

Result<Response, BadRequest> Engine::similar(const Record& example, const Request& request) {
  const auto started = std::chrono::steady_clock::now();
  if (auto bad = check_limits(request)) return *bad;
  auto response = state_->reader.read([&] {
    Request about = request;
    make_similar(example, state_->context(request), about);
    // Without words, a search finds everything.
    return about.text.empty() ? Result<Response, BadRequest>(Response()) : state_->answer(about);
  });
  if (response) response->took_ms = milliseconds_since(started);
  return response;
}

std::optional<Record> Engine::find(const std::string& id_or_url) {
  return state_->reader.read([&] { return find_article(state_->snapshot.index(), id_or_url); });
}

Result<Suggestions, BadRequest> Engine::suggest(const SuggestRequest& request) {
  const auto started = std::chrono::steady_clock::now();
  if (first_invalid_utf8(request.text)) return BadRequest{"what is to be completed is not UTF-8"};
  if (request.text.size() > kMaxSuggestBytes) {
    return BadRequest{fmt::format("what is to be completed has {} bytes, the limit is {}",
                                  request.text.size(), kMaxSuggestBytes)};
  }
  auto suggestions = state_->reader.read(
      [&] { return dateline::suggest(request, state_->snapshot, state_->analyzer); });
  suggestions.took_ms = milliseconds_since(started);
  return suggestions;
}

}  // namespace dateline
