// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/unicode.h"
#include "indexer/index_state.h"

namespace dateline {
namespace {

/// Small batches are faster and smaller than Xapian's default of 10,000, and bound what a crash may
/// cost.
constexpr std::size_t kBatchSize = 500;

std::string key(std::string_view name) { return std::string(name); }

std::string bucket_key(std::uint32_t number) {
  return fmt::format("{}{:04}", metadata::kFileStatePrefix, number);
}

}  // namespace

IndexWriter::IndexWriter(std::string db, OnRefused on_refused)
    : db_(std::move(db)), on_refused_(std::move(on_refused)) {
  try {
    lock();
    open_or_create();
    load_state();
  } catch (const Xapian::Error&) {
    throw_index_error(db_);
  }
}

/// Locks the folder itself: unlike a lock file, it cannot be removed from under us.
void IndexWriter::lock() {
  std::error_code failed;
  std::filesystem::create_directories(db_, failed);
  if (failed) throw IndexError(fmt::format("{}: cannot create: {}", db_, failed.message()));
  lock_.reset(::open(db_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!lock_) throw IndexError(fmt::format("{}: cannot open: {}", db_, std::strerror(errno)));
  if (::flock(lock_.get(), LOCK_EX | LOCK_NB) == 0) return;
  if (errno != EWOULDBLOCK) {
    throw IndexError(fmt::format("{}: cannot lock: {}", db_, std::strerror(errno)));
  }
  throw IndexLocked(
      fmt::format("{}: another process is writing to this index; try again when it is done", db_));
}

void IndexWriter::open_or_create() {
  if (const auto generation = current_generation(db_)) {
    generation_ = *generation;
    index_ = Xapian::WritableDatabase(generation_path(db_, generation_).string(), Xapian::DB_OPEN);
    check_versions(index_, db_);
    return;
  }
  index_ = Xapian::WritableDatabase(generation_path(db_, generation_).string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
  index_.set_metadata(key(metadata::kSchemaVersion), std::to_string(kSchemaVersion));
  index_.set_metadata(key(metadata::kIcuVersion), icu_version());
  index_.commit();
  sync_folder(generation_path(db_, generation_));
  set_current_generation(db_, generation_);
}

void IndexWriter::load_state() {
  IndexState state = load_index_state(index_, db_);
  files_ = std::move(state.files);
  roots_ = std::move(state.roots);
  stored_roots_ = roots_.encode();
  topic_ids_.clear();
  new_topics_.clear();
  for (const std::string& topic : load_topics(index_)) {
    topic_ids_.emplace(fold_name(topic), static_cast<TopicId>(topic_ids_.size()));
  }
}

void IndexWriter::set_roots(Roots roots) { roots_ = std::move(roots); }

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
  if (batch.empty() && roots_.encode() == stored_roots_) return;
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
  const FileEntry* known = files_.find(change.id);
  const bool has_document = known != nullptr && known->status == FileStatus::kIndexed;
  switch (change.action) {
    case Action::kUpsert:
      store_topics(change.built);
      if (has_document) {
        index_.replace_document(id_term(change.id), change.built.document);
      } else {
        index_.add_document(change.built.document);
      }
      break;
    case Action::kUpdateValues:
      store_topics(change.built);
      apply_values(change);
      break;
    case Action::kRemember:
    case Action::kRemove:
      if (has_document) index_.delete_document(id_term(change.id));
      break;
    case Action::kTouch:
      break;
  }
  if (change.action == Action::kRemove) {
    files_.erase(change.id);
  } else {
    files_.put(change.id, change.entry);
  }
}

/// Xapian leaves the posting lists alone if no term of a fetched document was touched.
void IndexWriter::apply_values(const Change& change) {
  const auto posting = index_.postlist_begin(id_term(change.id));
  if (posting == index_.postlist_end(id_term(change.id))) {
    throw IndexDamaged(
        fmt::format("{}: the document of {} is missing; build the index anew", db_, change.id));
  }
  Xapian::Document stored = index_.get_document(*posting);
  const Xapian::Document& wanted = change.built.document;
  stored.clear_values();
  for (auto at = wanted.values_begin(); at != wanted.values_end(); ++at) {
    stored.add_value(at.get_valueno(), *at);
  }
  stored.set_data(wanted.get_data());
  index_.replace_document(*posting, stored);
}

void IndexWriter::store_topics(BuiltDocument& built) {
  std::vector<TopicId> ids;
  for (const std::string& topic : built.topics) {
    const auto [at, is_new] =
        topic_ids_.emplace(fold_name(topic), static_cast<TopicId>(topic_ids_.size()));
    if (is_new) new_topics_.push_back(topic);
    ids.push_back(at->second);
  }
  built.document.add_value(slot::kTopics, encode_topics(std::move(ids)));
}

void IndexWriter::write_and_sync() {
  for (const auto& [number, bytes] : files_.take_changed_buckets()) {
    index_.set_metadata(bucket_key(number), bytes);
  }
  std::size_t id = topic_ids_.size() - new_topics_.size();
  for (const std::string& topic : new_topics_) {
    index_.set_metadata(key(metadata::kTopicPrefix) + std::to_string(id++), topic);
  }
  if (!new_topics_.empty()) index_.set_metadata(key(metadata::kTopicCount), std::to_string(id));
  const std::string roots = roots_.encode();
  if (roots != stored_roots_) index_.set_metadata(key(metadata::kRoots), roots);
  index_.commit_transaction();
  sync_folder(generation_path(db_, generation_));
  new_topics_.clear();
  stored_roots_ = roots;
  if (index_.get_doccount() != files_.indexed()) {
    throw IndexDamaged(fmt::format("{}: {} documents stored, but {} expected; build the index anew",
                                   db_, index_.get_doccount(), files_.indexed()));
  }
}

/// Stores a refused batch's changes one by one, on a database opened afresh.
void IndexWriter::replay(std::vector<Change>& batch) {
  const Roots roots = roots_;
  const auto reopen = [&] {
    index_.close();
    open_or_create();
    load_state();
    roots_ = roots;
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
