// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kRedraw{100};
constexpr seconds kLineEvery{10};

std::string duration_text(double seconds_left) {
  const auto whole = static_cast<std::uint64_t>(seconds_left + 0.5);
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
  std::string text = fmt::format("{:3.0f} %  {}/{} files", share * 100, done, total);
  if (rate > 0) text += fmt::format("  {:.0f}/s  {} left", rate, duration_text(left));
  constexpr std::size_t kMinBar = 10;
  constexpr std::size_t kMaxBar = 30;
  if (!with_bar || width < text.size() + kMinBar + 3) return text;
  const std::size_t cells = std::min(kMaxBar, width - text.size() - 3);
  const auto full = static_cast<std::size_t>(share * static_cast<double>(cells));
  std::string bar;
  for (std::size_t cell = 0; cell < cells; ++cell) bar += cell < full ? "█" : "░";
  return bar + " " + text;
}

Progress::Progress(Mode mode, std::FILE* out, std::size_t width)
    : mode_(mode), out_(out), width_(width) {}

void Progress::show(std::uint64_t done, std::uint64_t total, Clock::time_point now) {
  if (mode_ == Mode::kOff) return;
  const bool due = mode_ == Mode::kBar ? now - last_ >= kRedraw : now - last_ >= kLineEvery;
  if (!due) return;
  last_ = now;
  const double so_far = std::chrono::duration<double>(now - started_).count();
  const bool bar = mode_ == Mode::kBar;
  fmt::print(out_, "{}{}{}", bar ? "\r\x1b[2K" : "",
             progress_text(done, total, so_far, width_, bar), bar ? "" : "\n");
  std::fflush(out_);
  drawn_ = bar;
}

void Progress::finish() {
  if (drawn_) fmt::print(out_, "\r\x1b[2K");
  std::fflush(out_);
  drawn_ = false;
}

}  // namespace dateline
