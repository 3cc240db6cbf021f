// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fmt/format.h>

#include <string>

namespace dateline {

/// The whole of what a chart's places and sizes are parts of.
inline constexpr double kWhole = 100;  // percent

/// A place or size in a chart, as SVG has it: `12.50%`.
inline std::string percent(double number) { return fmt::format("{:.2f}%", number); }

}  // namespace dateline
