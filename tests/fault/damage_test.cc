// SPDX-License-Identifier: GPL-2.0-or-later
// A closed generation whose files were changed behind Dateline's back.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "indexer/verify.h"
#include "tests/cli/programs.h"
#include "tests/fault/changing_news.h"
#include "tests/fault/tier.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

class Damage : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* verb : {"update", "rebuild"}) {
      const CommandResult result = run_command(index_command(news_.verb(verb)));
      ASSERT_EQ(result.exit_code, 0) << told(result);
    }
    for (const auto& file : fs::directory_iterator(generation())) {
      if (file.path().filename() != "flintlock") files_.push_back(file.path());
    }
    ASSERT_GE(files_.size(), 5U);
  }

  [[nodiscard]] fs::path generation() const { return news_.db() + "/generation-000002"; }

  /// Changes some of the bytes, in one of several ways.
  std::string damaged(std::string bytes) {
    const auto at = static_cast<std::size_t>(news_.below(static_cast<int>(bytes.size())));
    switch (news_.below(5)) {
      case 0:
        return bytes.substr(0, at);
      case 1:
        return bytes + std::string(at + 1, '\0');
      case 2: {
        constexpr std::size_t kSector = 512;
        bytes.replace(at, kSector, kSector, static_cast<char>(bytes[at] + 1));
        return bytes;
      }
      default:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << news_.below(8)));
        return bytes;
    }
  }

  [[nodiscard]] bool verify_names(const fs::path& file) const {
    const VerifyReport report = verify_index(news_.db());
    return std::any_of(report.faults.begin(), report.faults.end(), [&](const std::string& fault) {
      return fault.find(file.filename().string() + ": differs") != std::string::npos;
    });
  }

  ChangingNews news_{5, 60};
  std::vector<fs::path> files_;
};

TEST_F(Damage, of_any_byte_is_named_and_crashes_nobody) {
  const int all = rounds(60, 300);
  int named = 0;
  for (int i = 0; i < all; ++i) {
    const fs::path& file = files_[static_cast<std::size_t>(i) % files_.size()];
    const std::string sound = read_bytes(file);
    write_bytes(file, damaged(sound));
    EXPECT_NO_THROW(named += verify_names(file) ? 1 : 0) << file;
    write_bytes(file, sound);
  }
  EXPECT_EQ(named, all);
  EXPECT_EQ(verify_index(news_.db()).faults, std::vector<std::string>());
  print_figure("damage", named, " of ", all, " named");
}

TEST_F(Damage, of_a_whole_file_or_folder_ends_verify_with_5) {
  const auto exit_without = [&](const fs::path& path) {
    const fs::path aside = news_.dir().path() / "aside";
    fs::rename(path, aside);
    const CommandResult result = run_index({"verify", "--db", news_.db()});
    fs::rename(aside, path);
    EXPECT_NE((result.out + result.err).find(path.filename().string()), std::string::npos)
        << told(result);
    return result.exit_code;
  };
  for (const fs::path& file : files_) EXPECT_EQ(exit_without(file), 5) << file;
  EXPECT_EQ(exit_without(generation()), 5);
  EXPECT_EQ(run_index({"verify", "--db", news_.db()}).exit_code, 0);
}

TEST_F(Damage, of_the_stub_or_the_manifest_ends_verify_with_5) {
  for (const char* name : {"XAPIANDB", "generation-000002.sha256"}) {
    const fs::path file = fs::path(news_.db()) / name;
    const std::string sound = read_bytes(file);
    for (const std::string& bytes : {std::string(), sound.substr(1), "x" + sound}) {
      write_bytes(file, bytes);
      const CommandResult result = run_index({"verify", "--db", news_.db()});
      EXPECT_EQ(result.exit_code, 5) << name << " = " << bytes << told(result);
    }
    write_bytes(file, sound);
  }
}

}  // namespace
}  // namespace dateline
