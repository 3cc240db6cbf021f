// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/printable.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/diagnostic.h"
#include "common/unicode.h"

namespace dateline {
namespace {

bool in_range(char c, unsigned first, unsigned last) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= first && byte <= last;
}

/// How many bytes of the beginning of `text`, valid UTF-8, are a code point to drop; 0 for none.
std::size_t droppable_bytes(std::string_view text) {
  if (text.size() >= 2 && text[0] == '\xc2' && in_range(text[1], 0x80, 0x9f)) return 2;
  if (text.size() < 3 || text[0] != '\xe2') return 0;
  const bool embedding = text[1] == '\x80' && in_range(text[2], 0xaa, 0xae);
  const bool isolate = text[1] == '\x81' && in_range(text[2], 0xa6, 0xa9);
  return embedding || isolate ? 3 : 0;
}

std::string printable_utf8(std::string_view text) {
  std::string escaped = escape_controls(text);
  if (is_ascii(escaped)) return escaped;
  std::string out;
  out.reserve(escaped.size());
  for (std::string_view rest = escaped; !rest.empty();) {
    if (const std::size_t dropped = droppable_bytes(rest); dropped > 0) {
      rest.remove_prefix(dropped);
    } else {
      out += rest.front();
      rest.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  while (const auto bad = first_invalid_utf8(text)) {
    out += printable_utf8(text.substr(0, *bad));
    out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[*bad]));
    text.remove_prefix(*bad + 1);
  }
  return out + printable_utf8(text);
}

MarkedText printable(const MarkedText& marked) {
  const std::string_view text = marked.text;
  MarkedText out;
  std::size_t at = 0;
  for (const Highlight& highlight : marked.highlights) {
    const std::size_t begin = std::clamp(highlight.begin, at, text.size());
    const std::size_t end = std::clamp(highlight.end, begin, text.size());
    out.text += printable(text.substr(at, begin - at));
    const std::size_t mark = out.text.size();
    out.text += printable(text.substr(begin, end - begin));
    if (out.text.size() > mark) out.highlights.push_back({mark, out.text.size()});
    at = end;
  }
  out.text += printable(text.substr(at));
  return out;
}

}  // namespace dateline
