// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_pass.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "common/schema.h"
#include "common/story_slots.h"
#include "indexer/story_graph.h"

namespace dateline {
namespace {

using Node = StoryGraph::Node;

/// The articles of an index that may be of a story, with the documents that they are.
struct Told {
  std::vector<StoryEvidence> articles;
  std::vector<Xapian::docid> documents;
};

Told read_evidence(const Xapian::Database& index) {
  Told told;
  const auto end = index.valuestream_end(slot::kEvidence);
  for (auto at = index.valuestream_begin(slot::kEvidence); at != end; ++at) {
    auto evidence = decode_evidence(*at);
    if (!evidence) continue;
    told.articles.push_back(std::move(*evidence));
    told.documents.push_back(at.get_docid());
  }
  return told;
}

std::vector<Node> everything(const StoryGraph& graph) {
  std::vector<Node> nodes(graph.articles().size());
  std::iota(nodes.begin(), nodes.end(), Node{0});
  return nodes;
}

/// One node of every component that may have changed.
std::vector<Node> seeds_of(const StoryGraph& graph, const StoryChanges& changes) {
  if (changes.is_all()) return everything(graph);
  std::unordered_map<std::uint64_t, Node> by_number;
  for (Node node = 0; node < graph.articles().size(); ++node) {
    by_number.emplace(graph.articles()[node].number, node);
  }
  std::vector<Node> seeds;
  const std::size_t others = changes.numbers().size() + changes.gone().size();
  for (const std::uint64_t number : changes.numbers()) {
    const auto at = by_number.find(number);
    if (at == by_number.end()) continue;
    if (graph.is_near_crowd(graph.articles()[at->second], others)) return everything(graph);
    seeds.push_back(at->second);
  }
  for (const StoryEvidence& gone : changes.gone()) {
    if (graph.is_near_crowd(gone, others)) return everything(graph);
    for (const auto& neighbour : graph.neighbours(gone)) seeds.push_back(neighbour.node);
  }
  return seeds;
}

std::unordered_map<Xapian::docid, std::string> read_stories(const Xapian::Database& index) {
  std::unordered_map<Xapian::docid, std::string> stories;
  const auto end = index.valuestream_end(slot::kStory);
  for (auto at = index.valuestream_begin(slot::kStory); at != end; ++at) {
    stories.emplace(at.get_docid(), *at);
  }
  return stories;
}

/// Xapian leaves the posting lists alone if no term of a fetched document was touched.
void set_story(Xapian::WritableDatabase& index, Xapian::docid document, const std::string& story) {
  Xapian::Document stored = index.get_document(document);
  stored.add_value(slot::kStory, story);
  index.replace_document(document, stored);
}

}  // namespace

void StoryChanges::add(const std::string& id) { numbers_.push_back(story_number(id)); }

void StoryChanges::remove(const std::string& evidence) {
  if (auto decoded = decode_evidence(evidence)) gone_.push_back(std::move(*decoded));
}

void tell_stories(Xapian::WritableDatabase& index, const StoryChanges& changes) {
  if (changes.is_empty()) return;
  Told told = read_evidence(index);
  const StoryGraph graph(std::move(told.articles));
  const auto before = read_stories(index);
  for (const auto& story : graph.stories_around(seeds_of(graph, changes))) {
    const std::string id =
        story.size() > 1 ? story_id_of(graph.articles()[story.front()].number) : "";
    for (const Node node : story) {
      const Xapian::docid document = told.documents[node];
      const auto at = before.find(document);
      if ((at == before.end() ? "" : at->second) != id) set_story(index, document, id);
    }
  }
}

}  // namespace dateline
