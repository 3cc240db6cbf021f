// SPDX-License-Identifier: GPL-2.0-or-later
// Dateline's own engine in the peers' harness. Its index is made by dateline-index.
#include <optional>
#include <sstream>
#include <stdexcept>

#include "searcher/engine.h"
#include "tests/bench/peer.h"

namespace dateline::bench {
namespace {

/// `a AND b` for all words, `"a b"` for a phrase.
std::string in_our_syntax(const Query& query) {
  if (query.op == Operator::kPhrase) return '"' + query.text + '"';
  if (query.op == Operator::kAny) return query.text;
  std::string all;
  std::istringstream words(query.text);
  for (std::string word; words >> word;) all += (all.empty() ? "" : " AND ") + word;
  return all;
}

class DatelinePeer : public Peer {
 public:
  void index(const std::filesystem::path&, const std::filesystem::path&) override {
    throw std::logic_error("use dateline-index");
  }

  void open(const std::filesystem::path& folder) override { engine_.emplace(folder.string()); }

  [[nodiscard]] bool offers(Operator /*op*/) const override { return true; }

  void ask(const Query& query, bool facets) override { answer(query, facets); }

  Counts count(const Query& query) override {
    const Response response = answer(query, true);
    const auto& topics = response.facets.front().values;
    return {response.total, topics.empty() ? 0 : topics.front().count};
  }

 private:
  /// Without marked snippets, which no peer makes.
  Response answer(const Query& query, bool facets) {
    Request request;
    request.text = in_our_syntax(query);
    request.plain_text = query.op == Operator::kAny;
    request.limit = kTop;
    request.with_snippets = false;
    if (facets) request.facets = {FacetField::kTopic};
    request.facet_limit = kTop;
    auto response = engine_->search(request);
    if (!response) throw std::runtime_error(response.error().message);
    return std::move(*response);
  }

  std::optional<Engine> engine_;
};

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  dateline::bench::DatelinePeer peer;
  return dateline::bench::run_peer(argc, argv, peer);
}
