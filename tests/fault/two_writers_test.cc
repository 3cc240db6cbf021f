// SPDX-License-Identifier: GPL-2.0-or-later
// Others that want to write while a run does, with its lock file taken away each time.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "tests/fault/changing_news.h"
#include "tests/fault/shimmed_run.h"
#include "tests/fault/tier.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

TEST(TwoWriters, the_second_is_turned_away_at_once_and_the_first_is_unharmed) {
  ChangingNews news(13, 30);
  run_command(index_command(news.update()));
  news.change(20);
  const Documents expected = news.expected();
  // Slow enough for all the others.
  RunningCommand first(shimmed(news.update(), news.db(), "", {{"FAULT_DELAY_US", "150000"}}));
  const fs::path lock_file = fs::path(news.db()) / "generation-000001" / "flintlock";
  usleep(300'000);
  int refused = 0;
  const int wanted = rounds(6, 60);
  for (int i = 0; i < wanted && first.is_running(); ++i) {
    fs::remove(lock_file);
    const Words verb = i % 3 == 0   ? news.update()
                       : i % 3 == 1 ? news.verb("rebuild")
                                    : Words{"compact", "--db", news.db()};
    const CommandResult second = run_command(index_command(verb));
    if (!first.is_running()) break;
    EXPECT_EQ(second.exit_code, 4) << told(second);
    EXPECT_LT(second.seconds, 1.0);
    ++refused;
  }
  const CommandResult result = first.finish();
  EXPECT_EQ(result.exit_code, 0) << told(result);
  EXPECT_EQ(fault_of(news.db(), expected, expected), "");
  EXPECT_GE(refused, std::min(wanted, 3));
  print_figure("two writers", refused, " turned away with 4 within a second");
}

}  // namespace
}  // namespace dateline
