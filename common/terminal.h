// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

/// The answer to `--color=` and `--progress=`.
enum class When { kAuto, kAlways, kNever };

/// "auto", "always" or "never".
std::optional<When> when_of(std::string_view name);

/// Whether to colour what goes to `fd`: kAuto means a terminal, TERM not "dumb" and NO_COLOR (see
/// no-color.org) unset or empty.
bool use_color(When when, int fd);

/// Whether `fd` is a terminal.
bool is_terminal(int fd);

/// Columns of the terminal at `fd`, else those of COLUMNS, else 80.
std::size_t terminal_width(int fd);

}  // namespace dateline
