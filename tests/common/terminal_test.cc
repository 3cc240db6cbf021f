// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "common/file_descriptor.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

/// Sets (or with nullptr unsets) an environment variable for a scope.
class ScopedVariable {
 public:
  ScopedVariable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    set(value);
  }
  ~ScopedVariable() { set(old_ ? old_->c_str() : nullptr); }
  ScopedVariable(const ScopedVariable&) = delete;
  ScopedVariable& operator=(const ScopedVariable&) = delete;

 private:
  void set(const char* value) {
    if (value == nullptr) {
      unsetenv(name_);
    } else {
      setenv(name_, value, 1);
    }
  }

  const char* name_;
  std::optional<std::string> old_;
};

/// The slave side of a new pseudo-terminal; nothing in `slave` where there are none.
struct PseudoTerminal {
  FileDescriptor master{posix_openpt(O_RDWR | O_NOCTTY)};
  FileDescriptor slave;

  PseudoTerminal() {
    if (!master || grantpt(master.get()) != 0 || unlockpt(master.get()) != 0) return;
    slave.reset(open(ptsname(master.get()), O_RDWR | O_NOCTTY | O_CLOEXEC));
  }
};

FileDescriptor no_terminal() { return FileDescriptor(open("/dev/null", O_RDWR | O_CLOEXEC)); }

TEST(When, HasThreeNames) {
  EXPECT_EQ(when_of("auto"), When::kAuto);
  EXPECT_EQ(when_of("always"), When::kAlways);
  EXPECT_EQ(when_of("never"), When::kNever);
  EXPECT_EQ(when_of("Auto"), std::nullopt);
  EXPECT_EQ(when_of(""), std::nullopt);
}

TEST(UseColor, NeedsATerminalUnlessForced) {
  const auto file = no_terminal();
  EXPECT_FALSE(is_terminal(file.get()));
  EXPECT_FALSE(use_color(When::kAuto, file.get()));
  EXPECT_TRUE(use_color(When::kAlways, file.get()));
  EXPECT_FALSE(use_color(When::kNever, file.get()));
}

struct ColorRow {
  const char* shows;
  const char* term;
  const char* no_color;
  bool expected;
};

class UseColorTest : public testing::TestWithParam<ColorRow> {};

TEST_P(UseColorTest, HonoursTheEnvironmentOnATerminal) {
  const PseudoTerminal terminal;
  if (!terminal.slave) GTEST_SKIP() << "no pseudo-terminals here";
  const ScopedVariable term("TERM", GetParam().term);
  const ScopedVariable no_color("NO_COLOR", GetParam().no_color);
  EXPECT_EQ(use_color(When::kAuto, terminal.slave.get()), GetParam().expected);
  EXPECT_TRUE(use_color(When::kAlways, terminal.slave.get()));
  EXPECT_FALSE(use_color(When::kNever, terminal.slave.get()));
}

constexpr ColorRow kColorRows[] = {
    {"plain", "xterm-256color", nullptr, true}, {"dumb", "dumb", nullptr, false},
    {"no_color", "xterm", "1", false},          {"no_color_empty", "xterm", "", true},
    {"no_term", nullptr, nullptr, true},
};

INSTANTIATE_TEST_SUITE_P(All, UseColorTest, testing::ValuesIn(kColorRows), row_name<ColorRow>);

TEST(TerminalWidth, AsksTheTerminalFirst) {
  const PseudoTerminal terminal;
  if (!terminal.slave) GTEST_SKIP() << "no pseudo-terminals here";
  const ScopedVariable columns("COLUMNS", "55");
  winsize size{};
  size.ws_col = 123;
  ASSERT_EQ(ioctl(terminal.slave.get(), TIOCSWINSZ, &size), 0);
  EXPECT_EQ(terminal_width(terminal.slave.get()), 123U);
}

TEST(TerminalWidth, ThenColumnsThenEighty) {
  const auto file = no_terminal();
  for (const auto& [columns, expected] : {std::pair<const char*, std::size_t>{"55", 55},
                                          {nullptr, 80},
                                          {"", 80},
                                          {"0", 80},
                                          {"-5", 80},
                                          {"wide", 80},
                                          {"55x", 80},
                                          {"99999999999999999999999", 80}}) {
    const ScopedVariable variable("COLUMNS", columns);
    EXPECT_EQ(terminal_width(file.get()), expected);
  }
}

}  // namespace
}  // namespace dateline
