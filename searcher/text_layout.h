// SPDX-License-Identifier: GPL-2.0-or-later
// What the renderers for people share: colours, line breaks, columns, numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/response.h"

namespace dateline {

/// Terminal attributes, or none at all. The texts given must be printable().
class Paint {
 public:
  explicit Paint(bool color) : color_(color) {}

  [[nodiscard]] std::string bold(std::string_view text) const { return wrapped("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrapped("2", text); }
  [[nodiscard]] std::string number(std::string_view text) const { return wrapped("36", text); }
  [[nodiscard]] std::string match(std::string_view text) const { return wrapped("1;35", text); }

  /// `marked` with its highlights as match(), the rest plain or bold.
  [[nodiscard]] std::string marked(const MarkedText& marked, bool bold_rest) const;

 private:
  [[nodiscard]] std::string wrapped(std::string_view attributes, std::string_view text) const;

  bool color_;
};

/// Breaks `text` into lines of at most `columns`, at spaces, between wide (East Asian) characters,
/// and within a word only where it is longer than a line. What does not fit into `max_lines` is
/// dropped, and the last line then ends in `…`. Requires printable() text.
std::vector<MarkedText> wrap(const MarkedText& text, std::size_t columns, std::size_t max_lines);

/// `text` with spaces after (or before) it up to `columns`; longer text stays as it is.
std::string pad_right(std::string_view text, std::size_t columns);
std::string pad_left(std::string_view text, std::size_t columns);

/// `1234567` as `1,234,567`.
std::string group_digits(std::uint64_t number);

}  // namespace dateline
