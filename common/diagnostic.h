// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How bad a finding is.
/// - kNote: nothing is wrong with an article (say a file without front matter was passed over).
/// - kWarning: one field was dropped or mended, or cannot be right; the article is still indexed.
/// - kError: the whole file is rejected.
enum class Severity { kNote, kWarning, kError };

/// A place in a text. Lines and columns count from 1; a column counts bytes. Line 0 means "the
/// file as a whole" and is printed as 1:1.
struct Position {
  std::size_t line = 0;
  std::size_t column = 0;

  friend bool operator==(const Position&, const Position&) = default;
};

/// One finding about one input file. `message` says what is wrong and what to do, in one line,
/// without a final full stop.
struct Diagnostic {
  Severity severity = Severity::kError;
  std::string path;
  Position position;
  std::string message;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

void move_to_end(Diagnostics& from, Diagnostics& to);

/// "error", "warning" or "note".
std::string_view name_of(Severity severity);

/// `path:line:col: error: message`, the form that editors and CI understand. The bytes of control
/// characters in the path or message (U+0080 to U+009F included) are shown as `\xNN`, so that a
/// hostile file name cannot drive a terminal.
std::string to_string(const Diagnostic& diagnostic);

/// `text` with each control byte (below 0x20, and 0x7f) written as `\xNN`.
std::string escape_controls(std::string_view text);

/// The line and column of byte `offset` in `text`. An offset past the end means the end.
Position position_at(std::string_view text, std::size_t offset);

}  // namespace dateline
