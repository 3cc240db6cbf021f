// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_pass.h"

#include <algorithm>
#include <utility>

#include "common/schema.h"
#include "common/story_slots.h"
#include "indexer/story_walk.h"

namespace dateline {
namespace {

/// An article that may be of a story.
struct Told {
  StoryMoment moment;
  Xapian::docid document = 0;
};

std::vector<Told> read_moments(const Xapian::Database& index) {
  std::vector<Told> told;
  told.reserve(index.get_doccount());
  const auto end = index.valuestream_end(slot::kEvidence);
  for (auto at = index.valuestream_begin(slot::kEvidence); at != end; ++at) {
    if (const auto moment = decode_moment(*at)) told.push_back({*moment, at.get_docid()});
  }
  std::ranges::sort(told, {}, &Told::moment);
  return told;
}

using Documents = std::vector<Xapian::docid>;  // by node

/// Reads in the order of the documents, as their values lie in chunks.
std::vector<StoryEvidence> read_evidence(const Xapian::Database& index, const Documents& documents,
                                         StoryNode first, StoryNode last) {
  std::vector<StoryNode> nodes;
  for (StoryNode node = first; node < last; ++node) nodes.push_back(node);
  std::ranges::sort(nodes, {}, [&documents](StoryNode node) { return documents[node]; });
  std::vector<StoryEvidence> out(nodes.size());
  auto at = index.valuestream_begin(slot::kEvidence);
  for (const StoryNode node : nodes) {
    at.skip_to(documents[node]);
    StoryEvidence& evidence = out[node - first];
    if (auto decoded = decode_evidence(*at)) evidence = std::move(*decoded);
    // What is damaged behind its moment keeps its place, and has nothing in common with others.
    if (const auto moment = decode_moment(*at)) evidence.at = moment->at;
  }
  return out;
}

/// The articles of an index in time; their documents go to `documents`, which must outlive it.
StoryTimeline read_timeline(const Xapian::Database& index, Documents& documents) {
  StoryTimeline timeline;
  for (const Told& told : read_moments(index)) {
    timeline.moments.push_back(told.moment);
    documents.push_back(told.document);
  }
  timeline.read = [&index, &documents](StoryNode first, StoryNode last) {
    return read_evidence(index, documents, first, last);
  };
  return timeline;
}

/// The number in story_id_of(); nothing without a story.
using StoryNumber = std::optional<std::uint64_t>;

/// A document's story as the index has it.
struct StoredStory {
  Xapian::docid document = 0;
  StoryNumber number;
};

std::vector<StoredStory> read_stories(const Xapian::Database& index) {
  std::vector<StoredStory> stories;
  const auto end = index.valuestream_end(slot::kStory);
  for (auto at = index.valuestream_begin(slot::kStory); at != end; ++at) {
    stories.push_back({at.get_docid(), number_of_story(*at)});
  }
  return stories;
}

/// A document's values, by slot.
using Values = std::vector<std::pair<Xapian::valueno, std::string>>;

/// Reads the values of documents from each slot's stream. Xapian, which wants all of a document's
/// values before it changes one, looks each up by itself: several times the work for a whole index.
class ValueReader {
 public:
  explicit ValueReader(const Xapian::Database& index) {
    for (Xapian::valueno slot = 0; slot < slot::kEnd; ++slot) {
      streams_.push_back({index.valuestream_begin(slot), index.valuestream_end(slot)});
    }
  }

  /// Ask for documents in ascending order.
  Values read(Xapian::docid document) {
    Values values;
    for (Xapian::valueno slot = 0; slot < slot::kEnd; ++slot) {
      auto& [at, end] = streams_[slot];
      if (at != end) at.skip_to(document);
      if (at != end && at.get_docid() == document) values.emplace_back(slot, *at);
    }
    return values;
  }

 private:
  struct Stream {
    Xapian::ValueIterator at;
    Xapian::ValueIterator end;
  };
  std::vector<Stream> streams_;  // by slot
};

/// Gathers which documents are to get another story than they have.
class StoryEdits {
 public:
  StoryEdits(const Xapian::Database& index, const StoryTimeline& timeline,
             const Documents& documents)
      : timeline_(timeline), documents_(documents), before_(read_stories(index)) {}

  void tell(std::span<const StoryNode> story) {
    StoryNumber number;
    if (story.size() > 1) number = timeline_.moments[story.front()].number;
    for (const StoryNode node : story) {
      const Xapian::docid document = documents_[node];
      if (before(document) != number) edits_.push_back({document, number});
    }
  }

  [[nodiscard]] std::size_t size() const { return edits_.size(); }

  void write(Xapian::WritableDatabase& index, bool commits) {
    constexpr std::size_t kStretch = 1'000;  // what is held in memory
    constexpr std::size_t kStretchesPerCommit = 20;
    std::ranges::sort(edits_, {}, &StoredStory::document);
    std::span<const StoredStory> left = edits_;
    for (std::size_t stretch = 1; !left.empty(); ++stretch) {
      const std::size_t size = std::min(left.size(), kStretch);
      write(index, left.first(size));
      left = left.subspan(size);
      if (commits && stretch % kStretchesPerCommit == 0) {
        index.commit_transaction();
        index.begin_transaction();
      }
    }
  }

 private:
  /// Streams cannot be read on after a write. Xapian leaves postings alone if the document was the
  /// last one that was fetched, and none of its terms was touched.
  static void write(Xapian::WritableDatabase& index, std::span<const StoredStory> edits) {
    std::vector<Values> values;
    ValueReader reader(index);
    for (const StoredStory& edit : edits) values.push_back(reader.read(edit.document));
    for (std::size_t i = 0; i < edits.size(); ++i) {
      Xapian::Document document = index.get_document(edits[i].document);
      document.clear_values();
      for (const auto& [slot, value] : values[i]) document.add_value(slot, value);
      document.add_value(slot::kStory, edits[i].number ? story_id_of(*edits[i].number) : "");
      index.replace_document(edits[i].document, document);
    }
  }

  [[nodiscard]] StoryNumber before(Xapian::docid document) const {
    const auto found = std::ranges::lower_bound(before_, document, {}, &StoredStory::document);
    return found == before_.end() || found->document != document ? std::nullopt : found->number;
  }

  const StoryTimeline& timeline_;
  const Documents& documents_;
  std::vector<StoredStory> before_;  // by document
  std::vector<StoredStory> edits_;
};

StoryDifference difference_of(const StoryTimeline& timeline, const StoryChanges& changes) {
  StoryDifference difference{{}, changes.gone()};
  std::vector<std::uint64_t> numbers = changes.numbers();
  std::ranges::sort(numbers);
  for (StoryNode node = 0; node < timeline.size(); ++node) {
    if (std::ranges::binary_search(numbers, timeline.moments[node].number)) {
      difference.nodes.push_back(node);
    }
  }
  return difference;
}

/// From here on, looking at all articles once is cheaper.
bool are_many(const StoryChanges& changes, std::size_t articles) {
  constexpr std::size_t kShare = 4;
  return changes.is_all() || changes.numbers().size() + changes.gone().size() > articles / kShare;
}

}  // namespace

void StoryChanges::add(const std::string& id) { numbers_.push_back(story_number(id)); }

void StoryChanges::remove(const std::string& evidence) {
  if (auto decoded = decode_evidence(evidence)) gone_.push_back(std::move(*decoded));
}

std::size_t tell_stories(Xapian::WritableDatabase& index, const StoryChanges& changes,
                         const StoryPassOptions& options) {
  if (changes.is_empty()) return 0;
  Documents documents;
  const StoryTimeline timeline = read_timeline(index, documents);
  StoryEdits edits(index, timeline, documents);
  const auto tell = [&edits](std::span<const StoryNode> story) { edits.tell(story); };
  if (are_many(changes, timeline.size())) {
    walk_all_stories(timeline, {options.jobs}, tell);
  } else {
    walk_changed_stories(timeline, difference_of(timeline, changes), tell);
  }
  edits.write(index, options.commits);
  return edits.size();
}

}  // namespace dateline
