// SPDX-License-Identifier: GPL-2.0-or-later
// Real articles that are edited, hidden, removed and renamed, with an update after each step, some
// of them killed: in the end the index is as if it had been built in one go.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "tests/fault/index_oracle.h"
#include "tests/fault/shimmed_run.h"
#include "tests/fault/tier.h"
#include "tests/indexer/update_fixture.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class Script : public UpdateFixture {
 protected:
  void begin(std::uint32_t seed) {
    random_.seed(seed);
    for (const std::string& place : {folder_.news(), folder_.db()}) fs::remove_all(place);
    fs::copy(kSampleArticles, folder_.news(), fs::copy_options::recursive);
    files_.clear();
    for (const auto& file : fs::recursive_directory_iterator(folder_.news())) {
      if (file.is_regular_file()) files_.push_back(file.path());
    }
    std::sort(files_.begin(), files_.end());
  }

  int below(std::size_t limit) { return static_cast<int>(random_() % limit); }

  /// A line more in the header; where a key stands twice, the last one counts.
  void edit(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    const auto end = text.find("\n---", 3);
    if (end == std::string::npos) return;
    const std::string lines[] = {
        fmt::format("title: \"Storm {} of {}\"", below(90), below(9)),
        fmt::format("heat: {}", below(400)),
        fmt::format("topics: [Space, T{}]", below(30)),
        fmt::format("published: {}", below(2) == 0),
        "removed: true",
        "# nothing that is indexed",
    };
    text.insert(end, "\n" + lines[below(std::size(lines))]);
    std::ofstream(file, std::ios::binary) << text;
  }

  void step() {
    for (int i = 1 + below(25); i > 0 && files_.size() > 20; --i) {
      const auto at = files_.begin() + below(files_.size());
      const int what = below(10);
      if (what < 7) {
        edit(*at);
      } else if (what < 8) {
        fs::remove(*at);
        files_.erase(at);
      } else {
        const fs::path renamed = at->parent_path() / fmt::format("renamed-{}.md", ++renames_);
        fs::rename(*at, renamed);
        *at = renamed;
      }
    }
  }

  void update_or_die() {
    if (below(3) > 0) {
      UpdateOptions one = options();
      one.allow_shrink = true;
      one.rebuild = below(6) == 0;
      EXPECT_EQ(update(one).find("refused"), std::string::npos);
      return;
    }
    ++kills_;
    const std::string plan = fmt::format("kill {}", 1 + below(60));
    run_command(
        shimmed({"update", "--allow-shrink", "--quiet", "--db", folder_.db(), folder_.news()},
                folder_.db(), plan));
  }

  std::mt19937 random_;
  std::vector<fs::path> files_;
  int renames_ = 0;
  int kills_ = 0;
};

TEST_F(Script, of_changes_gives_what_a_full_run_gives) {
  const int scripts = rounds(3, 50);
  for (int script = 0; script < scripts && !HasFailure(); ++script) {
    SCOPED_TRACE(script);
    begin(static_cast<std::uint32_t>(script));
    update_or_die();
    for (int i = 0; i < 5; ++i) {
      step();
      update_or_die();
    }
    UpdateOptions last = options();
    last.allow_shrink = true;
    update(last);
    EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
    update(last);
    EXPECT_EQ(report_.added + report_.updated + report_.reweighted + report_.deleted, 0U);
  }
  print_figure("incremental equals full", scripts, " scripts, ", kills_, " runs of them killed");
}

}  // namespace
}  // namespace dateline
