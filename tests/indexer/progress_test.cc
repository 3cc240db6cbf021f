// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.h"

#include <gtest/gtest.h>

#include <string>

#include "common/unicode.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

struct ProgressRow {
  const char* shows;
  std::uint64_t done;
  std::uint64_t total;
  double so_far;
  std::size_t width;
  bool with_bar;
  const char* text;
};

class ProgressText : public testing::TestWithParam<ProgressRow> {};

TEST_P(ProgressText, says) {
  const ProgressRow& row = GetParam();
  const std::string text = progress_text(row.done, row.total, row.so_far, row.width, row.with_bar);
  EXPECT_EQ(text, row.text);
  EXPECT_LE(display_width(text), row.width);
}

const ProgressRow kProgressRows[] = {
    {"line", 50, 100, 10, 80, false, " 50 %  50/100 files  5/s  10 s left"},
    {"bar", 50, 100, 10, 80, true,
     "███████████████░░░░░░░░░░░░░░░  50 %  50/100 files  5/s  10 s left"},
    {"shorter_bar", 50, 100, 10, 48, true, "█████░░░░░  50 %  50/100 files  5/s  10 s left"},
    {"no_room_for_a_bar", 50, 100, 10, 47, true, " 50 %  50/100 files  5/s  10 s left"},
    {"no_room_for_the_rate", 50, 100, 10, 31, true, " 50 %  50/100 files"},
    {"no_room_for_the_counts", 50, 100, 10, 10, true, " 50 %"},
    {"begun", 0, 100, 0, 80, false, "  0 %  0/100 files"},
    {"nothing_done_yet", 0, 100, 3, 80, false, "  0 %  0/100 files"},
    {"done", 100, 100, 10, 80, false, "100 %  100/100 files  10/s  0 s left"},
    {"nothing_to_do", 0, 0, 1, 80, false, "100 %  0/0 files"},
    {"seconds_left_below_a_minute", 10, 69, 10, 80, false, " 14 %  10/69 files  1/s  59 s left"},
    {"a_minute_left", 10, 70, 10, 80, false, " 14 %  10/70 files  1/s  1:00 min left"},
    {"minutes_left", 10, 3'609, 10, 80, false, "  0 %  10/3609 files  1/s  59:59 min left"},
    {"hours_left", 10, 3'730, 10, 80, false, "  0 %  10/3730 files  1/s  1:02 h left"},
};

INSTANTIATE_TEST_SUITE_P(Progress, ProgressText, testing::ValuesIn(kProgressRows),
                         row_name<ProgressRow>);

TEST(Progress, writes_nothing_when_off) {
  std::string written;
  const auto write = [&](const std::string& text) { written += text; };
  Progress progress(Progress::Mode::kOff, write, 80);
  progress.show(1, 2, Progress::Clock::now() + seconds(100));
  progress.finish();
  EXPECT_EQ(written, "");
}

TEST(Progress, writes_a_line_every_ten_seconds) {
  std::string written;
  const auto write = [&](const std::string& text) { written += text; };
  Progress progress(Progress::Mode::kLines, write, 80);
  const auto start = Progress::Clock::now();
  progress.show(1, 100, start + seconds(9));
  EXPECT_EQ(written, "");
  progress.show(2, 100, start + seconds(11));
  progress.show(3, 100, start + seconds(20));
  progress.show(4, 100, start + seconds(22));
  progress.finish();
  const std::string& text = written;
  EXPECT_EQ(text.find("  2 %  2/100 files"), 0U) << text;
  EXPECT_NE(text.find("\n  4 %  4/100 files"), std::string::npos) << text;
  EXPECT_EQ(text.find("3/100"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << "no control sequence outside a terminal";
  EXPECT_EQ(text.back(), '\n');
}

TEST(Progress, redraws_its_bar_and_wipes_it_away) {
  std::string written;
  const auto write = [&](const std::string& text) { written += text; };
  Progress progress(Progress::Mode::kBar, write, 80);
  const auto start = Progress::Clock::now();
  progress.show(1, 100, start + milliseconds(50));
  EXPECT_EQ(written, "") << "no more than ten times a second";
  progress.show(2, 100, start + milliseconds(500));
  EXPECT_NE(written.find("2/100 files"), std::string::npos);
  progress.finish();
  const std::string& text = written;
  EXPECT_EQ(text.substr(text.size() - 5), "\r\x1b[2K");
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace dateline
