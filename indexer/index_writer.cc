// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <fmt/format.h>

#include <utility>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/story_slots.h"
#include "indexer/generations.h"
#include "indexer/manifest.h"

namespace dateline {
namespace {

/// Small batches are faster and smaller than Xapian's default of 10,000, and bound what a crash may
/// cost.
constexpr std::size_t kBatchSize = 500;

}  // namespace

IndexWriter::IndexWriter(std::shared_ptr<const IndexLock> lock, OnRefused on_refused)
    : lock_(std::move(lock)), on_refused_(std::move(on_refused)) {
  if (!current_generation(db_)) create_index(db_);
  try {
    open();
    load_state();
  } catch (const Xapian::Error&) {
    throw_index_error(db_);
  }
}

void IndexWriter::open() {
  generation_ = current_generation(db_).value();
  remove_manifest(db_, generation_);
  index_ = Xapian::WritableDatabase(generation_path(db_, generation_).string(), Xapian::DB_OPEN);
  check_versions(index_, db_);
}

void IndexWriter::load_state() {
  state_ = load_index_state(index_);
  expected_documents_ = index_.get_doccount();
  stored_roots_ = state_.roots.encode();
  stored_topics_ = state_.topics.size();
  topics_.reset(std::move(state_.topics));
  if (!state_.stories_are_told) story_changes_.add_all();
}

void IndexWriter::set_roots(Roots roots) { state_.roots = std::move(roots); }

void IndexWriter::upsert(const std::string& id, BuiltDocument built, const FileEntry& entry) {
  push({Action::kUpsert, id, std::move(built), entry});
}

void IndexWriter::update_values(const std::string& id, BuiltDocument built,
                                const FileEntry& entry) {
  push({Action::kUpdateValues, id, std::move(built), entry});
}

void IndexWriter::remember(const std::string& id, const FileEntry& entry) {
  push({Action::kRemember, id, {}, entry});
}

void IndexWriter::touch(const std::string& id, const FileEntry& entry) {
  push({Action::kTouch, id, {}, entry});
}

void IndexWriter::remove(const std::string& id) { push({Action::kRemove, id, {}, {}}); }

void IndexWriter::push(Change change) {
  batch_.push_back(std::move(change));
  if (batch_.size() >= kBatchSize) commit();
}

void IndexWriter::commit() {
  auto batch = std::exchange(batch_, {});
  if (batch.empty() && state_.roots.encode() == stored_roots_) return;
  try {
    store(batch);
  } catch (const Xapian::Error&) {
    throw_index_error(db_);
  }
}

/// A LogicError is a document's own fault (say a term that is too long), so that storing the others
/// makes sense; a RuntimeError (disk full, damage) would hit them too.
void IndexWriter::store(std::vector<Change>& batch) {
  try {
    // Outside a transaction, the database's destructor would commit half a batch.
    index_.begin_transaction();
    for (Change& change : batch) apply(change);
    write_and_sync();
  } catch (const Xapian::LogicError&) {
    // Xapian has dropped the whole batch, and would say nothing about it at the next commit.
    replay(batch);
  }
}

void IndexWriter::apply(Change& change) {
  const auto known = files().find(change.id);
  const bool has_document = known && known->status == FileStatus::kIndexed;
  switch (change.action) {
    case Action::kUpsert:
      change.built.document.add_value(slot::kTopics, topics_.encode(change.built.topics));
      upsert_document(change, has_document);
      break;
    case Action::kUpdateValues:
      change.built.document.add_value(slot::kTopics, topics_.encode(change.built.topics));
      apply_values(change);
      break;
    case Action::kRemember:
    case Action::kRemove:
      if (!has_document) break;
      story_changes_.remove(stored_document(change.id).get_value(slot::kEvidence));
      index_.delete_document(id_term(change.id));
      --expected_documents_;
      break;
    case Action::kTouch:
      break;
  }
  if (change.action == Action::kRemove) {
    erase_file(index_, change.id);
  } else {
    put_file(index_, change.id, change.entry);
  }
}

/// Xapian leaves the posting lists alone if no term of a fetched document was touched.
void IndexWriter::apply_values(Change& change) {
  Xapian::Document stored = stored_document(change.id);
  take_over_story(stored, change);
  const Xapian::Document& wanted = change.built.document;
  stored.clear_values();
  for (auto at = wanted.values_begin(); at != wanted.values_end(); ++at) {
    stored.add_value(at.get_valueno(), *at);
  }
  stored.set_data(wanted.get_data());
  index_.replace_document(stored.get_docid(), stored);
}

void IndexWriter::upsert_document(Change& change, bool has_document) {
  if (!has_document) {
    story_changes_.add(change.id);
    index_.add_document(change.built.document);
    ++expected_documents_;
    return;
  }
  const Xapian::Document stored = stored_document(change.id);
  take_over_story(stored, change);
  index_.replace_document(stored.get_docid(), change.built.document);
}

/// An article that says the same as before on what its story is stays in it.
void IndexWriter::take_over_story(const Xapian::Document& stored, Change& change) {
  const std::string before = stored.get_value(slot::kEvidence);
  if (before == change.built.document.get_value(slot::kEvidence)) {
    change.built.document.add_value(slot::kStory, stored.get_value(slot::kStory));
    return;
  }
  story_changes_.remove(before);
  story_changes_.add(change.id);
}

Xapian::Document IndexWriter::stored_document(const std::string& id) const {
  const std::string term = id_term(id);
  const auto posting = index_.postlist_begin(term);
  if (posting == index_.postlist_end(term)) {
    throw IndexDamaged(
        fmt::format("{}: the document of {} is missing; build the index anew", db_, id));
  }
  return index_.get_document(*posting);
}

void IndexWriter::write_and_sync() {
  const auto new_topics = topics_.names(stored_topics_);
  dateline::store(index_, topics_metadata(new_topics, stored_topics_));
  const std::string roots = state_.roots.encode();
  if (roots != stored_roots_) dateline::store(index_, roots_metadata(state_.roots));
  if (!story_changes_.is_empty()) {
    index_.set_metadata(std::string(metadata::kUntoldStories), "1");
  }
  dateline::store(index_, commits_metadata(++state_.commits));
  index_.commit_transaction();
  sync_folder(generation_path(db_, generation_));
  stored_topics_ += new_topics.size();
  stored_roots_ = roots;
  if (index_.get_doccount() != expected_documents_) {
    throw IndexDamaged(fmt::format("{}: {} documents stored, but {} expected; build the index anew",
                                   db_, index_.get_doccount(), expected_documents_));
  }
}

void IndexWriter::tell_stories(unsigned jobs) {
  if (story_changes_.is_empty()) return;
  try {
    index_.begin_transaction();
    dateline::tell_stories(index_, story_changes_, {jobs});
    index_.set_metadata(std::string(metadata::kUntoldStories), "");
    dateline::store(index_, commits_metadata(++state_.commits));
    index_.commit_transaction();
  } catch (const Xapian::Error&) {
    throw_index_error(db_);
  }
  sync_folder(generation_path(db_, generation_));
  story_changes_ = {};
}

/// Stores a refused batch's changes one by one, on a database opened afresh.
void IndexWriter::replay(std::vector<Change>& batch) {
  const Roots roots = state_.roots;
  const auto reopen = [&] {
    index_.close();
    open();
    load_state();
    state_.roots = roots;
  };
  reopen();
  for (Change& change : batch) {
    try {
      index_.begin_transaction();
      apply(change);
      write_and_sync();
    } catch (const Xapian::LogicError& error) {
      reopen();
      on_refused_(change.id, error.get_msg());
    }
  }
}

}  // namespace dateline
