// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fmt/format.h>

#include <atomic>
#include <map>
#include <random>
#include <string>

#include "indexer/update.h"
#include "tests/fault/index_oracle.h"
#include "tests/support/news_folder.h"

namespace dateline {

/// A folder of articles that change by chance, the same for the same seed.
class ChangingNews : public NewsFolder {
 public:
  ChangingNews(std::uint32_t seed, int files) : random_(seed) {
    for (int i = 0; i < files; ++i) add();
  }

  [[nodiscard]] Words update() const { return verb("update"); }
  [[nodiscard]] Words verb(const std::string& name) const {
    return {name, "--db", db(), news(), "--jobs", "1", "--allow-shrink"};
  }

  void add() { rewrite(next_++); }

  /// Changes, adds and removes `count` files.
  void change(int count) {
    for (int i = 0; i < count && !versions_.empty(); ++i) {
      const auto at = std::next(versions_.begin(), below(static_cast<int>(versions_.size())));
      const int what = below(10);
      if (what < 6) {
        rewrite(at->first);
      } else if (what < 8 || versions_.size() < 5) {
        add();
      } else {
        remove(name(at->first));
        versions_.erase(at);
      }
    }
  }

  /// What an index of the files holds that is built without faults.
  [[nodiscard]] Documents expected() const {
    const TempDir fresh;
    UpdateOptions options;
    options.db = (fresh.path() / "db").string();
    options.paths = {news()};
    const std::atomic<bool> never{false};
    if (!update_index(options, {}, never)) return {};
    return documents_of(options.db);
  }

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

 private:
  static std::string name(int number) { return fmt::format("{}.md", number); }

  void rewrite(int number) {
    const int version = ++versions_[number];
    std::string text = fmt::format("Story {} of version{}", number, version);
    for (int i = below(40); i > 0; --i) text += fmt::format(" word{}", below(500));
    write(name(number),
          article_text(text, fmt::format("heat: {}\ntopics: [T{}]", 11 + below(300), below(20))));
  }

  std::mt19937 random_;
  std::map<int, int> versions_;
  int next_ = 0;
};

}  // namespace dateline
