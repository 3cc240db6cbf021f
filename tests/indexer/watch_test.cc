// SPDX-License-Identifier: GPL-2.0-or-later
// What a watch makes of changes below its folders.
#include "indexer/watch.h"

#include <gmock/gmock.h>

#include <chrono>
#include <functional>
#include <mutex>
#include <thread>

#include "common/open_index.h"
#include "common/record.h"
#include "indexer/folder_watch.h"
#include "indexer/index_lock.h"
#include "tests/indexer/update_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// How long a change may take on a loaded machine; it is a second on an idle one.
constexpr milliseconds kPatience{15'000};

/// A watch over `folder_` that runs in a thread.
class WatchFixture : public UpdateFixture {
 protected:
  void start() {
    watch_ = std::jthread([this, options = options()] {
      const WatchEvents events{[this](const RunReport&) { ++runs_; },
                               [this](const std::string& text) {
                                 const std::lock_guard lock(mutex_);
                                 complaints_ += text + '\n';
                               }};
      EXPECT_FALSE(watch_index(options, events, stop_));
    });
    ASSERT_TRUE(eventually([this] { return runs_ > 0; }));
  }

  void TearDown() override { stop_ = true; }

  static bool eventually(const std::function<bool()>& is_so) {
    const auto end = steady_clock::now() + kPatience;
    while (!is_so() && steady_clock::now() < end) std::this_thread::sleep_for(milliseconds(5));
    return is_so();
  }

  /// `id=title` of all documents, by id.
  [[nodiscard]] std::string titles() const {
    const Xapian::Database index = open_index(folder_.db());
    std::map<std::string, std::string> sorted;
    for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
      const auto record = decode_record(index.get_document(*at).get_data());
      if (record) sorted[record->id] = record->title;
    }
    std::string out;
    for (const auto& [id, title] : sorted) out += (out.empty() ? "" : " ") + id + '=' + title;
    return out;
  }

  void expect_titles(const std::string& wanted) {
    EXPECT_TRUE(eventually([&] { return titles_now() == wanted; })) << titles_now();
  }

  std::string complaints() {
    const std::lock_guard lock(mutex_);
    return complaints_;
  }

  std::atomic<bool> stop_{false};
  std::atomic<int> runs_{0};

 private:
  /// A reader may meet the writer's work half done.
  [[nodiscard]] std::string titles_now() const {
    try {
      return titles();
    } catch (const std::exception& error) {
      return error.what();
    } catch (const Xapian::Error& error) {
      return error.get_msg();
    }
  }

  std::mutex mutex_;
  std::string complaints_;
  std::jthread watch_;  // the last member: it uses the others
};

struct WatchRow {
  const char* shows;
  std::function<void(NewsFolder&)> change;
  const char* titles;
};

class Watched : public WatchFixture, public testing::WithParamInterface<WatchRow> {};

/// At first: a.md=Fog sub/b.md=Storm sub/deep/c.md=Port
TEST_P(Watched, change_is_followed) {
  folder_.write("a.md", article_text("Fog"));
  folder_.write("sub/b.md", article_text("Storm"));
  folder_.write("sub/deep/c.md", article_text("Port"));
  start();
  GetParam().change(folder_);
  expect_titles(GetParam().titles);
}

const WatchRow kWatchRows[] = {
    {"new file", [](auto& f) { f.write("n.md", article_text("New")); },
     "a.md=Fog n.md=New sub/b.md=Storm sub/deep/c.md=Port"},
    {"new file deep down", [](auto& f) { f.write("sub/deep/n.md", article_text("New")); },
     "a.md=Fog sub/b.md=Storm sub/deep/c.md=Port sub/deep/n.md=New"},
    {"changed file", [](auto& f) { f.write("a.md", article_text("Mist")); },
     "a.md=Mist sub/b.md=Storm sub/deep/c.md=Port"},
    {"deleted file", [](auto& f) { f.remove("sub/b.md"); }, "a.md=Fog sub/deep/c.md=Port"},
    {"renamed file", [](auto& f) { f.rename("a.md", "z.md"); },
     "sub/b.md=Storm sub/deep/c.md=Port z.md=Fog"},
    {"an editor's rename dance",
     [](auto& f) {
       f.write(".a.md.swp", article_text("Swap"));
       f.write("a.md~new", article_text("Mist"));
       f.rename("a.md", "a.md~old");
       f.rename("a.md~new", "a.md");
       f.remove("a.md~old");
       f.remove(".a.md.swp");
     },
     "a.md=Mist sub/b.md=Storm sub/deep/c.md=Port"},
    {"new folders with a file", [](auto& f) { f.write("x/y/z/n.md", article_text("New")); },
     "a.md=Fog sub/b.md=Storm sub/deep/c.md=Port x/y/z/n.md=New"},
    {"deleted folder, though it is most of all", [](auto& f) { f.remove("sub"); }, "a.md=Fog"},
    {"renamed folder, and a file in it afterwards",
     [](auto& f) {
       f.rename("sub", "moved");
       std::this_thread::sleep_for(milliseconds(300));
       f.write("moved/deep/n.md", article_text("New"));
     },
     "a.md=Fog moved/b.md=Storm moved/deep/c.md=Port moved/deep/n.md=New"},
    {"folder moved in from elsewhere",
     [](auto& f) {
       f.dir().write_file("elsewhere/in/n.md", article_text("New"));
       fs::rename(f.dir().path() / "elsewhere", f.file("here"));
     },
     "a.md=Fog here/in/n.md=New sub/b.md=Storm sub/deep/c.md=Port"},
    {"folder moved away", [](auto& f) { fs::rename(f.file("sub"), f.dir().path() / "elsewhere"); },
     "a.md=Fog"},
    {"hard link", [](auto& f) { fs::create_hard_link(f.file("a.md"), f.file("l.md")); },
     "a.md=Fog l.md=Fog sub/b.md=Storm sub/deep/c.md=Port"},
    {"symbolic link", [](auto& f) { fs::create_symlink(f.file("a.md"), f.file("l.md")); },
     "a.md=Fog l.md=Fog sub/b.md=Storm sub/deep/c.md=Port"},
    {"file that is unpublished",
     [](auto& f) { f.write("a.md", article_text("Fog", "published: false")); },
     "sub/b.md=Storm sub/deep/c.md=Port"},
};

INSTANTIATE_TEST_SUITE_P(Watch, Watched, testing::ValuesIn(kWatchRows), row_name<WatchRow>);

TEST_F(WatchFixture, root_that_goes_is_waited_for_and_its_documents_stay) {
  folder_.write("a.md", article_text("Fog"));
  start();
  fs::rename(folder_.news(), folder_.news() + "-unmounted");
  ASSERT_TRUE(
      eventually([this] { return complaints().find("gone; waiting") != std::string::npos; }));
  EXPECT_EQ(titles(), "a.md=Fog");
  fs::rename(folder_.news() + "-unmounted", folder_.news());
  folder_.write("b.md", article_text("Storm"));
  expect_titles("a.md=Fog b.md=Storm");
  folder_.write("sub/c.md", article_text("Port"));
  expect_titles("a.md=Fog b.md=Storm sub/c.md=Port");
}

TEST_F(WatchFixture, other_writer_is_waited_for) {
  folder_.write("a.md", article_text("Fog"));
  start();
  {
    const IndexLock other(folder_.db());
    folder_.write("b.md", article_text("Storm"));
    std::this_thread::sleep_for(milliseconds(800));
    EXPECT_EQ(titles(), "a.md=Fog");
  }
  expect_titles("a.md=Fog b.md=Storm");
}

TEST_F(WatchFixture, index_within_the_folder_does_not_set_it_off) {
  folder_.write("a.md", article_text("Fog"));
  std::atomic<bool> stop{false};
  std::atomic<int> runs{0};
  UpdateOptions inside = options();
  inside.db = folder_.file("index");
  {
    const std::jthread watch([&] {
      (void)watch_index(inside, {[&](const RunReport&) { ++runs; }, [](const std::string&) {}},
                        stop);
    });
    ASSERT_TRUE(eventually([&] { return runs > 0; }));
    folder_.write("b.md", article_text("Storm"));
    EXPECT_TRUE(eventually([&] { return runs > 1; }));
    std::this_thread::sleep_for(milliseconds(1'500));
    stop = true;
  }
  EXPECT_LE(runs, 3) << "each run's own writes start the next one";
}

TEST_F(WatchFixture, missing_folder_is_a_matter_of_usage) {
  UpdateOptions nowhere = options();
  nowhere.paths = {folder_.file("nowhere")};
  const auto refusal = watch_index(nowhere, {}, never_);
  ASSERT_TRUE(refusal);
  EXPECT_TRUE(refusal->is_usage);
}

// ---- The folders' watch alone ------------------------------------------------------------------

TEST(FolderWatch, says_when_the_kernel_dropped_events) {
  const TempDir dir;
  FolderWatch watch;
  ASSERT_TRUE(watch.add(dir.path()));
  std::ifstream limit("/proc/sys/fs/inotify/max_queued_events");
  std::size_t events = 0;
  ASSERT_TRUE(limit >> events);
  if (events > 100'000) GTEST_SKIP() << "the queue takes " << events << " events";
  const fs::path file = dir.path() / "x";
  for (std::size_t i = 0; i <= events / 2; ++i) {
    std::ofstream(file).put('x');
    fs::remove(file);
  }
  EXPECT_TRUE(watch.wait(milliseconds(0), milliseconds(0)).lost);
}

TEST(FolderWatch, is_quiet_when_nothing_happens) {
  const TempDir dir;
  FolderWatch watch;
  ASSERT_TRUE(watch.add(dir.path()));
  EXPECT_TRUE(watch.wait(milliseconds(1), milliseconds(1)).empty());
}

}  // namespace
}  // namespace dateline
