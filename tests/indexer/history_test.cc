// SPDX-License-Identifier: GPL-2.0-or-later
// A real site's 300 days of changes, one by one, against one build of the end. Needs the corpora
// beside the checkout.
#include <fstream>

#include "tests/indexer/update_fixture.h"
#include "tests/support/paths.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

const fs::path kPack = source_path("../shared/corpora/power-apps-history.tar.zst");

/// Puts one step's files in place; answers how many files it touches.
std::uint64_t apply_step(const fs::path& step, const fs::path& news) {
  std::uint64_t touched = 0;
  if (fs::exists(step / "files")) {
    for (const auto& file : fs::recursive_directory_iterator(step / "files")) {
      if (!file.is_regular_file()) continue;
      const fs::path target = news / fs::relative(file.path(), step / "files");
      fs::create_directories(target.parent_path());
      fs::copy_file(file.path(), target, fs::copy_options::overwrite_existing);
      ++touched;
    }
  }
  std::ifstream deleted(step / "deleted.txt");
  for (std::string name; std::getline(deleted, name);) touched += fs::remove(news / name) ? 1U : 0U;
  return touched;
}

TEST_F(UpdateFixture, a_sites_history_step_by_step_ends_as_one_build_of_its_end) {
  if (!fs::exists(kPack)) GTEST_SKIP() << "no corpora beside the checkout";
  const TempDir pack;
  const std::string unpack =
      "tar --zstd -xf '" + kPack.string() + "' -C '" + pack.path().string() + "'";
  if (std::system(unpack.c_str()) != 0) GTEST_SKIP() << "tar or zstd is missing";
  fs::path root = pack.path();
  if (!fs::exists(root / "base")) root = fs::directory_iterator(root)->path();
  fs::remove_all(folder_.news());
  fs::copy(root / "base", folder_.news(), fs::copy_options::recursive);
  update();
  std::uint64_t looked_at = 0;
  std::uint64_t touched = 0;
  for (int number = 1; fs::exists(root / fmt::format("{:04}", number)); ++number) {
    touched += apply_step(root / fmt::format("{:04}", number), folder_.news());
    update();
    looked_at += report_.added + report_.updated + report_.deleted;
  }
  EXPECT_GT(touched, 1'000U);
  EXPECT_LE(looked_at, touched) << "a step costs what it changes";
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

}  // namespace
}  // namespace dateline
