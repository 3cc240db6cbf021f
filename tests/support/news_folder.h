// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/temp_dir.h"

namespace dateline {

/// The text of an article file: `fields` are further lines of its header.
inline std::string article_text(std::string_view title, std::string_view fields = "",
                                std::string_view body = "") {
  std::string text = "---\ntitle: \"" + std::string(title) + "\"\n";
  if (!fields.empty()) text += std::string(fields) + '\n';
  return text + "---\n" + std::string(body);
}

/// A folder `news` of article files and the place `db` for its index. Each write gives a file a
/// time of last change of its own, long ago, so that no test depends on the clock's tick.
class NewsFolder {
 public:
  NewsFolder() { std::filesystem::create_directory(news()); }

  [[nodiscard]] std::string news() const { return (dir_.path() / "news").string(); }
  [[nodiscard]] std::string db() const { return (dir_.path() / "db").string(); }
  [[nodiscard]] std::string file(const std::string& name) const { return news() + '/' + name; }
  [[nodiscard]] const TempDir& dir() const { return dir_; }

  void write(const std::string& name, std::string_view text) {
    dir_.write_file("news/" + name, text);
    touch(name);
  }

  /// Makes the file look as if it had been written.
  void touch(const std::string& name) {
    constexpr time_t kLongAgo = 1'577'836'800;  // 2020-01-01
    const timespec moment{kLongAgo + ++writes_, 0};
    const timespec both[2] = {moment, moment};  // NOLINT: what the system call takes
    if (utimensat(AT_FDCWD, file(name).c_str(), both, 0) != 0) {
      throw std::runtime_error("cannot touch " + file(name));
    }
  }

  void remove(const std::string& name) { std::filesystem::remove_all(file(name)); }

  void rename(const std::string& from, const std::string& to) {
    std::filesystem::create_directories(std::filesystem::path(file(to)).parent_path());
    std::filesystem::rename(file(from), file(to));
  }

 private:
  TempDir dir_;
  time_t writes_ = 0;
};

}  // namespace dateline
