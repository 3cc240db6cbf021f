// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "indexer/document_builder.h"
#include "indexer/file_table.h"
#include "indexer/index_lock.h"
#include "indexer/index_state.h"
#include "indexer/roots.h"
#include "indexer/story_pass.h"
#include "indexer/topic_table.h"

namespace dateline {

/// The one writer of an index: batches of changes, each committed as a whole together with the file
/// table that describes it, so that a crash at any moment leaves an index that the next run goes on
/// from. Not thread-safe.
class IndexWriter {
 public:
  /// Called for a document that the database refuses, with its id and the reason; all others of its
  /// batch are stored.
  using OnRefused = std::function<void(const std::string& id, const std::string& reason)>;

  /// Opens the locked index, making it if there is none. Throws IndexError.
  IndexWriter(std::shared_ptr<const IndexLock> lock, OnRefused on_refused);

  [[nodiscard]] FileTable files() const { return {index_, db_}; }
  [[nodiscard]] const Roots& roots() const { return state_.roots; }
  void set_roots(Roots roots);

  /// Stores a document in place of the one with the same id, if any.
  void upsert(const std::string& id, BuiltDocument built, const FileEntry& entry);

  /// The same, where no term differs from the stored document's: much cheaper.
  void update_values(const std::string& id, BuiltDocument built, const FileEntry& entry);

  /// Remembers a file that has no document (any more): removes the document if there is one.
  void remember(const std::string& id, const FileEntry& entry);

  /// Takes note of a file whose document stays as it is.
  void touch(const std::string& id, const FileEntry& entry);

  /// Forgets a file and removes its document.
  void remove(const std::string& id);

  /// Makes all changes so far durable. Batches commit by themselves; call this at the end. Throws
  /// IndexError: the index is then as after the last commit, and this object of no more use.
  void commit();

  /// Finds the stories of what was committed since they were last told, and commits that. Throws
  /// IndexError.
  void tell_stories(unsigned jobs = 1);

  [[nodiscard]] std::uint64_t documents() const { return index_.get_doccount(); }

 private:
  enum class Action { kUpsert, kUpdateValues, kRemember, kTouch, kRemove };
  struct Change {
    Action action = Action::kTouch;
    std::string id;
    BuiltDocument built;
    FileEntry entry;
  };

  void open();
  void load_state();
  void push(Change change);
  void store(std::vector<Change>& batch);
  void apply(Change& change);
  void apply_values(Change& change);
  void upsert_document(Change& change, bool has_document);
  void take_over_story(const Xapian::Document& stored, Change& change);
  [[nodiscard]] Xapian::Document stored_document(const std::string& id) const;
  void write_and_sync();
  void replay(std::vector<Change>& batch);

  std::shared_ptr<const IndexLock> lock_;
  std::string db_ = lock_->db();
  OnRefused on_refused_;
  std::uint32_t generation_ = 1;
  Xapian::WritableDatabase index_;
  IndexState state_;
  TopicTable topics_;
  std::size_t stored_topics_ = 0;
  Xapian::doccount expected_documents_ = 0;
  std::string stored_roots_;
  StoryChanges story_changes_;
  std::vector<Change> batch_;
};

}  // namespace dateline
