// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fault/disk_model.h"

#include <fstream>
#include <utility>

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// A change of a file's bytes: `data` at `offset`, or its end there.
struct Change {
  std::size_t offset = 0;
  std::string data;
  bool cuts = false;
};

void make(const Change& change, std::string& bytes) {
  if (change.cuts) {
    bytes.resize(change.offset);
    return;
  }
  if (bytes.size() < change.offset + change.data.size()) {
    bytes.resize(change.offset + change.data.size());
  }
  bytes.replace(change.offset, change.data.size(), change.data);
}

}  // namespace

struct DiskModel::Node {
  using Names = std::map<std::string, NodePtr>;  // null: the name goes

  static void make(const Names& change, Names& names) {
    for (const auto& [name, node] : change) {
      if (node) {
        names[name] = node;
      } else {
        names.erase(name);
      }
    }
  }

  void change(Names change) {
    make(change, names);
    name_changes.push_back(std::move(change));
  }

  void sync() {
    for (const Change& one : changes) dateline::make(one, durable_bytes);
    changes.clear();
    for (const Names& one : name_changes) make(one, durable_names);
    name_changes.clear();
  }

  bool is_folder = false;
  std::string durable_bytes;
  std::vector<Change> changes;  // since the last sync
  Names names;                  // as programs see them
  Names durable_names;
  std::vector<Names> name_changes;  // since the last sync; each happens as a whole or not at all
};

DiskModel::DiskModel(std::string root)
    : root_path_(std::move(root)), root_(std::make_shared<Node>()) {
  root_->is_folder = true;
}

DiskModel::~DiskModel() = default;

std::pair<DiskModel::NodePtr, std::string> DiskModel::place_of(const std::string& path) const {
  if (!path.starts_with(root_path_ + "/")) return {};
  const fs::path below = path.substr(root_path_.size() + 1);
  NodePtr folder = root_;
  for (const fs::path& part : below.parent_path()) {
    const auto at = folder->names.find(part.string());
    if (at == folder->names.end()) return {};
    folder = at->second;
  }
  return {folder, below.filename().string()};
}

DiskModel::NodePtr DiskModel::find(const std::string& path) const {
  if (path == root_path_) return root_;
  const auto [folder, name] = place_of(path);
  if (!folder) return {};
  const auto at = folder->names.find(name);
  return at == folder->names.end() ? NodePtr() : at->second;
}

void DiskModel::put(const std::string& path, const NodePtr& node) const {
  const auto [folder, name] = place_of(path);
  if (folder) folder->change({{name, node}});
}

void DiskModel::rename(const std::string& from, const std::string& to) const {
  const NodePtr node = find(from);
  const auto [from_folder, from_name] = place_of(from);
  const auto [to_folder, to_name] = place_of(to);
  if (!node || !to_folder) return;
  if (from_folder == to_folder) return to_folder->change({{from_name, nullptr}, {to_name, node}});
  to_folder->change({{to_name, node}});
  from_folder->change({{from_name, nullptr}});
}

void DiskModel::apply(const Syscall& call) {
  if (call.name == "create" || call.name == "make_folder") {
    const auto node = std::make_shared<Node>();
    node->is_folder = call.name == "make_folder";
    return put(call.path, node);
  }
  if (call.name == "rename") return rename(call.path, call.second_path);
  if (call.name == "remove_file" || call.name == "remove_folder") return put(call.path, nullptr);
  const NodePtr node = find(call.path);
  if (!node) return;  // removed, but still open
  if (call.name == "write") node->changes.push_back({call.offset, call.data, false});
  if (call.name == "truncate") node->changes.push_back({call.offset, {}, true});
  if (call.name == "sync_file" || call.name == "sync_folder") node->sync();
}

void DiskModel::cut_power(const fs::path& target, const std::function<bool()>& is_kept) const {
  write(*root_, target, is_kept);
}

void DiskModel::write(const Node& node, const fs::path& target,
                      const std::function<bool()>& is_kept) {
  if (!node.is_folder) {
    std::string bytes = node.durable_bytes;
    for (const Change& change : node.changes) {
      if (is_kept()) make(change, bytes);
    }
    std::ofstream(target, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return;
  }
  fs::create_directory(target);
  Node::Names names = node.durable_names;
  for (const Node::Names& change : node.name_changes) {
    if (is_kept()) Node::make(change, names);
  }
  for (const auto& [name, child] : names) write(*child, target / name, is_kept);
}

}  // namespace dateline
