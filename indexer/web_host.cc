// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/web_host.h"

#include <algorithm>

#include "common/ascii.h"

namespace dateline {
namespace {

bool takes_away(std::string_view& text, std::string_view beginning) {
  if (to_ascii_lower(text.substr(0, beginning.size())) != beginning) return false;
  text.remove_prefix(beginning.size());
  return true;
}

bool is_host_byte(char c) {
  constexpr std::string_view kMarks = ".-_:[]%";
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
         kMarks.find(c) != std::string_view::npos;
}

}  // namespace

std::string web_host(std::string_view url) {
  if (!takes_away(url, "http://") && !takes_away(url, "https://")) return {};
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  takes_away(url, "www.");
  if (url.empty() || url.front() == '.' || url.front() == ':') return {};
  return std::all_of(url.begin(), url.end(), is_host_byte) ? to_ascii_lower(url) : std::string();
}

}  // namespace dateline
