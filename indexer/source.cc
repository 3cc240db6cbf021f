// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/ascii.h"
#include "common/file_descriptor.h"
#include "common/front_matter.h"

namespace dateline {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>(
    {".md", ".markdown", ".txt", ".yml", ".yaml", ".html", ".json"});

// Folders that link to each other can be walked in more ways than there are files on a disk.
constexpr int kMaxLinkedFolders = 1'000;

std::string cause_of(int error) { return std::generic_category().message(error); }

bool has_article_extension(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const auto extension = name.substr(dot);
  return std::any_of(kExtensions.begin(), kExtensions.end(), [extension](std::string_view known) {
    return std::equal(extension.begin(), extension.end(), known.begin(), known.end(),
                      [](char a, char b) { return to_ascii_lower(a) == b; });
  });
}

FileStamp stamp_of(const struct stat& status) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(status.st_ino)};
}

/// A folder on the way down, so that a link back to it is seen.
struct Ancestor {
  dev_t device;
  ino_t inode;
  std::shared_ptr<const Ancestor> parent;
};

/// A folder still to be listed.
struct Folder {
  std::string path;
  std::string relative_path;  // empty for the root
  std::shared_ptr<const Ancestor> self;
};

struct DirectoryCloser {
  void operator()(DIR* directory) const { closedir(directory); }
};

class Walk {
 public:
  explicit Walk(const std::vector<std::string>& excludes) {
    for (std::string_view pattern : excludes) {
      while (pattern.size() > 1 && pattern.ends_with('/')) pattern.remove_suffix(1);
      excludes_.emplace_back(pattern);
    }
  }

  Scan run(std::string root) {
    while (root.size() > 1 && root.ends_with('/')) root.pop_back();
    struct stat status {};
    if (stat(root.c_str(), &status) != 0) {
      report_unlisted(root, errno);
    } else if (S_ISDIR(status.st_mode)) {
      scan_.files = FileList(root.ends_with('/') ? root : root + '/');
      push_folder(root, "", status, nullptr);
    } else {
      const auto name = root.rfind('/') + 1;  // 0 without a slash
      scan_.files = FileList(root.substr(0, name));
      add_file(root.substr(name), status);
      if (scan_.files.empty()) {
        report(
            Severity::kWarning, root,
            "is no article file; give a folder, or a file that ends in .md, .txt, .yml or .html");
      }
    }
    while (!folders_.empty()) {
      const Folder folder = std::move(folders_.back());
      folders_.pop_back();
      list(folder);
    }
    scan_.files.sort();
    std::sort(scan_.diagnostics.begin(), scan_.diagnostics.end(),
              [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
    return std::move(scan_);
  }

 private:
  void report(Severity severity, const std::string& path, std::string message) {
    scan_.diagnostics.push_back({severity, path, {}, std::move(message)});
  }

  void report_unlisted(const std::string& path, int error) {
    report(Severity::kError, path,
           fmt::format("cannot be read: {}; mend it, or leave it out with --exclude",
                       cause_of(error)));
    scan_.complete = false;
  }

  void push_folder(std::string path, std::string relative_path, const struct stat& status,
                   std::shared_ptr<const Ancestor> parent) {
    auto self =
        std::make_shared<const Ancestor>(Ancestor{status.st_dev, status.st_ino, std::move(parent)});
    folders_.push_back({std::move(path), std::move(relative_path), std::move(self)});
  }

  void list(const Folder& folder) {
    const std::unique_ptr<DIR, DirectoryCloser> directory(opendir(folder.path.c_str()));
    if (!directory) {
      // A folder that has gone since its parent was listed holds nothing any more.
      if (errno != ENOENT) report_unlisted(folder.path, errno);
      return;
    }
    const std::string prefix = folder.path.ends_with('/') ? folder.path : folder.path + '/';
    const std::string relative_prefix =
        folder.relative_path.empty() ? "" : folder.relative_path + '/';
    while (true) {
      errno = 0;
      const dirent* const entry = readdir(directory.get());
      if (entry == nullptr) break;
      const std::string_view name = entry->d_name;
      if (name.starts_with('.')) continue;
      auto relative_path = relative_prefix + std::string(name);
      if (is_excluded(relative_path, name)) continue;
      if (!visit(prefix + std::string(name), std::move(relative_path), folder)) return;
    }
    if (errno != 0) report_unlisted(folder.path, errno);
  }

  [[nodiscard]] bool is_excluded(const std::string& relative_path, std::string_view name) const {
    return std::any_of(excludes_.begin(), excludes_.end(), [&](const std::string& pattern) {
      return fnmatch(pattern.c_str(), relative_path.c_str(), 0) == 0 ||
             fnmatch(pattern.c_str(), std::string(name).c_str(), 0) == 0;
    });
  }

  /// Returns false if nothing in this folder can be looked at.
  bool visit(std::string path, std::string relative_path, const Folder& folder) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return visit_unreachable(path, folder, errno);
    if (S_ISDIR(status.st_mode)) {
      visit_folder(std::move(path), std::move(relative_path), status, folder);
    } else {
      add_file(relative_path, status);
    }
    return true;
  }

  bool visit_unreachable(const std::string& path, const Folder& folder, int error) {
    struct stat link {};
    if (lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode)) {
      if (error == ENOENT || error == ENOTDIR) {
        report(Severity::kWarning, path, "a link to nothing; remove it or mend its target");
        return true;
      }
      if (error == ELOOP) {
        report(Severity::kWarning, path, "a link to itself; remove it or mend its target");
        return true;
      }
    } else if (error == ENOENT) {
      return true;  // gone since the folder was listed
    } else if (error == EACCES) {
      report_unlisted(folder.path, error);
      return false;
    }
    report_unlisted(path, error);
    return true;
  }

  void visit_folder(std::string path, std::string relative_path, const struct stat& status,
                    const Folder& parent) {
    for (const auto* above = parent.self.get(); above != nullptr; above = above->parent.get()) {
      if (above->device != status.st_dev || above->inode != status.st_ino) continue;
      report(Severity::kWarning, path,
             "a link back to a folder above it, not entered again; remove it or use --exclude");
      return;
    }
    struct stat link {};
    if (lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode) &&
        ++linked_folders_ > kMaxLinkedFolders) {
      report(Severity::kError, path,
             fmt::format("a link to a folder, not entered after {} others; remove links between "
                         "folders, or use --exclude",
                         kMaxLinkedFolders));
      scan_.complete = false;
      return;
    }
    push_folder(std::move(path), std::move(relative_path), status, parent.self);
  }

  void add_file(const std::string& relative_path, const struct stat& status) {
    if (!S_ISREG(status.st_mode) || !has_article_extension(relative_path)) {
      ++scan_.other_files;
      return;
    }
    scan_.files.add(relative_path, stamp_of(status));
  }

  std::vector<std::string> excludes_;
  std::vector<Folder> folders_;
  int linked_folders_ = 0;
  Scan scan_;
};

ReadFailure cannot_read(int error) {
  return {"cannot be read: " + cause_of(error), error == ENOENT || error == ENOTDIR};
}

std::optional<ReadFailure> refuse(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return ReadFailure{"is a folder, not a file"};
  if (!S_ISREG(status.st_mode)) return ReadFailure{"is no regular file; an article must be one"};
  if (status.st_size > static_cast<off_t>(kMaxFileBytes)) {
    return ReadFailure{fmt::format("has {} bytes, more than {}; shorten it",
                                   std::int64_t{status.st_size}, kMaxFileBytes)};
  }
  return std::nullopt;
}

/// Reads up to the file's end, but not much beyond kMaxFileBytes. Returns 0 or an errno.
int read_all(int descriptor, std::size_t expected, std::string& out) {
  std::size_t size = 0;
  out.resize(expected + 1);  // one more byte than expected shows the end in the same call
  while (true) {
    const auto got = read(descriptor, out.data() + size, out.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    size += static_cast<std::size_t>(got);
    if (got == 0 || size > kMaxFileBytes) break;
    if (size == out.size()) out.resize(std::min(2 * out.size(), kMaxFileBytes + 1));
  }
  out.resize(size);
  return 0;
}

}  // namespace

Scan scan_source(const std::filesystem::path& root, const std::vector<std::string>& excludes) {
  return Walk(excludes).run(root.string());
}

Result<std::string, ReadFailure> read_article_file(const std::string& path) {
  // Opening a device may already do something, so look first. Look again behind the open, which
  // does not block on a FIFO that has taken the file's place.
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return cannot_read(errno);
  if (auto refusal = refuse(status)) return std::move(*refusal);
  const FileDescriptor file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!file || fstat(file.get(), &status) != 0) return cannot_read(errno);
  if (auto refusal = refuse(status)) return std::move(*refusal);

  std::string text;
  const int error = read_all(file.get(), static_cast<std::size_t>(status.st_size), text);
  if (error != 0) return cannot_read(error);
  if (text.size() > kMaxFileBytes) {
    return ReadFailure{
        fmt::format("grew beyond {} bytes while it was read; shorten it", kMaxFileBytes)};
  }
  return text;
}

}  // namespace dateline
