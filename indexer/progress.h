// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace dateline {

/// Shows how far a run is: a bar that is redrawn on a terminal, or a line every ten seconds
/// elsewhere, with the rate and the time left.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  enum class Mode { kBar, kLines, kOff };

  /// Puts text on the screen, at once.
  using Write = std::function<void(const std::string& text)>;

  /// `width`: of the terminal, in columns.
  Progress(Mode mode, Write write, std::size_t width);

  void show(std::uint64_t done, std::uint64_t total) { show(done, total, Clock::now()); }
  void show(std::uint64_t done, std::uint64_t total, Clock::time_point now);

  /// Wipes the bar away.
  void finish();

 private:
  Mode mode_;
  Write write_;
  std::size_t width_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_ = started_;
  bool drawn_ = false;
};

/// The text of one report, at most `width` columns: bar (if `with_bar`), counts, rate, time left.
std::string progress_text(std::uint64_t done, std::uint64_t total, double seconds,
                          std::size_t width, bool with_bar);

}  // namespace dateline
