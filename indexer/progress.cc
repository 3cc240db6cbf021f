// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kRedraw{100};
constexpr seconds kLineEvery{10};

const std::string kWipeLine = "\r\x1b[2K";

std::string duration_text(double seconds_left) {
  const auto whole = static_cast<std::uint64_t>(std::lround(seconds_left));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{}:{:02} min", whole / 60, whole % 60);
  return fmt::format("{}:{:02} h", whole / 3600, whole / 60 % 60);
}

}  // namespace

std::string progress_text(std::uint64_t done, std::uint64_t total, double seconds_so_far,
                          std::size_t width, bool with_bar) {
  const double share = total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
  const double rate = seconds_so_far > 0 ? static_cast<double>(done) / seconds_so_far : 0;
  const double left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
  std::string text = fmt::format("{:3.0f} %", share * 100);
  const auto add_if_it_fits = [&](const std::string& part) {
    if (text.size() + part.size() <= width) text += part;
  };
  add_if_it_fits(fmt::format("  {}/{} files", done, total));
  if (rate > 0) add_if_it_fits(fmt::format("  {:.0f}/s  {} left", rate, duration_text(left)));
  constexpr std::size_t kMinBar = 10;
  constexpr std::size_t kMaxBar = 30;
  if (!with_bar || width < text.size() + kMinBar + 3) return text;
  const std::size_t cells = std::min(kMaxBar, width - text.size() - 3);
  const auto full = static_cast<std::size_t>(share * static_cast<double>(cells));
  std::string bar;
  for (std::size_t cell = 0; cell < cells; ++cell) bar += cell < full ? "█" : "░";
  return bar + " " + text;
}

Progress::Progress(Mode mode, Write write, std::size_t width)
    : mode_(mode), write_(std::move(write)), width_(width) {}

void Progress::show(std::uint64_t done, std::uint64_t total, Clock::time_point now) {
  if (mode_ == Mode::kOff) return;
  const bool bar = mode_ == Mode::kBar;
  const bool due = bar ? now - last_ >= kRedraw : now - last_ >= kLineEvery;
  if (!due) return;
  last_ = now;
  const double so_far = std::chrono::duration<double>(now - started_).count();
  const std::string text = progress_text(done, total, so_far, width_, bar);
  write_(bar ? kWipeLine + text : text + '\n');
  drawn_ = bar;
}

void Progress::finish() {
  if (drawn_) write_(kWipeLine);
  drawn_ = false;
}

}  // namespace dateline
