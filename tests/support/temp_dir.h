// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace dateline {

/// A folder of its own for one test, removed with all that is in it. In memory where the system
/// offers that (and TMPDIR does not say otherwise), as a commit's fsync takes long on a disk.
class TempDir {
 public:
  TempDir() {
    auto pattern = (parent() / "dateline-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    path_ = pattern;
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Writes a file below the folder, its parents too, and returns its path.
  std::filesystem::path write_file(const std::string& relative_path,
                                   std::string_view content) const {
    auto file = path_ / relative_path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
    return file;
  }

 private:
  static std::filesystem::path parent() {
    constexpr const char* kMemory = "/dev/shm";
    const bool use_memory = std::getenv("TMPDIR") == nullptr && access(kMemory, W_OK | X_OK) == 0;
    return use_memory ? std::filesystem::path(kMemory) : std::filesystem::temp_directory_path();
  }

  std::filesystem::path path_;
};

}  // namespace dateline
