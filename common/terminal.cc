// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace dateline {
namespace {

constexpr std::size_t kDefaultColumns = 80;

/// An environment variable's value; empty if it is not set.
std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

std::optional<When> when_of(std::string_view name) {
  if (name == "auto") return When::kAuto;
  if (name == "always") return When::kAlways;
  if (name == "never") return When::kNever;
  return std::nullopt;
}

bool use_color(When when, int fd) {
  if (when != When::kAuto) return when == When::kAlways;
  return is_terminal(fd) && environment("TERM") != "dumb" && environment("NO_COLOR").empty();
}

bool is_terminal(int fd) { return isatty(fd) == 1; }

std::size_t terminal_width(int fd) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view text = environment("COLUMNS");
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && columns > 0 ? columns : kDefaultColumns;
}

}  // namespace dateline
