// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment.h"

#include <utility>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/varint.h"
#include "indexer/index_state.h"

namespace dateline {
namespace {

std::string encode(const SegmentState& state) {
  ByteWriter out;
  out.put(std::string_view(state.roots));
  out.put(state.documents);
  for (const auto& [id, name] : state.topics) {
    out.put(std::uint64_t{id});
    out.put(std::string_view(name));
  }
  return out.take();
}

std::optional<SegmentState> decode(std::string_view bytes) {
  SegmentState state;
  ByteReader in(bytes);
  state.roots = std::string(in.text());
  state.documents = in.number();
  while (in.ok() && !in.at_end()) {
    const auto id = static_cast<TopicId>(in.number());
    state.topics.emplace(id, in.text());
  }
  if (!in.ok()) return std::nullopt;
  return state;
}

}  // namespace

std::optional<OpenSegment> open_segment(const std::filesystem::path& path) {
  try {
    const Xapian::Database database(path.string());
    check_versions(database, path.string());
    const std::string bytes = database.get_metadata(kSegmentKey);
    auto state = bytes.empty() ? std::nullopt : decode(bytes);
    if (!state || state->documents != database.get_doccount()) return std::nullopt;
    return OpenSegment{std::move(*state), FileTable(database, path.string())};
  } catch (const Xapian::Error&) {
    return std::nullopt;
  } catch (const IndexError&) {
    return std::nullopt;
  }
}

SegmentWriter::SegmentWriter(const std::filesystem::path& path, TopicTable& topics,
                             std::string roots)
    : path_(path),
      topics_(topics),
      database_(path.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS) {
  state_.roots = std::move(roots);
  // Outside a transaction, the database's destructor would commit what there is.
  database_.begin_transaction();
}

void SegmentWriter::add(const std::string& id, BuiltDocument built, const FileEntry& entry) {
  built.document.add_value(slot::kTopics, topics_.encode(built.topics));
  for (const std::string& topic : built.topics) state_.topics.emplace(topics_.id_of(topic), topic);
  database_.add_document(built.document);
  ++state_.documents;
  put_file(database_, id, entry);
}

void SegmentWriter::remember(const std::string& id, const FileEntry& entry) {
  put_file(database_, id, entry);
}

std::uint64_t SegmentWriter::finish() {
  store(database_, versions_metadata());
  database_.set_metadata(kSegmentKey, encode(state_));
  database_.commit_transaction();
  database_.close();
  sync_folder(path_);
  return state_.documents;
}

}  // namespace dateline
