// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

/// escape_controls(), and the same for U+0080 to U+009F, which some terminals obey too.
std::string escape_all_controls(std::string_view text) {
  std::string out = escape_controls(text);
  for (std::size_t at = out.find('\xc2'); at != std::string::npos; at = out.find('\xc2', at + 1)) {
    const auto next = at + 1 < out.size() ? static_cast<unsigned char>(out[at + 1]) : 0U;
    if (next >= 0x80 && next < 0xa0) out.replace(at, 2, fmt::format("\\xc2\\x{:02x}", next));
  }
  return out;
}

}  // namespace

void move_to_end(Diagnostics& from, Diagnostics& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      break;
  }
  return "error";
}

std::string escape_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

std::string to_string(const Diagnostic& diagnostic) {
  const auto& at = diagnostic.position;
  return fmt::format("{}:{}:{}: {}: {}", escape_all_controls(diagnostic.path),
                     std::max<std::size_t>(at.line, 1), std::max<std::size_t>(at.column, 1),
                     name_of(diagnostic.severity), escape_all_controls(diagnostic.message));
}

Position position_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto last_break = before.rfind('\n');
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const auto line_start = last_break == std::string_view::npos ? 0 : last_break + 1;
  return {lines + 1, before.size() - line_start + 1};
}

}  // namespace dateline
