// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/option_values.h"

#include "common/date.h"
#include "common/unicode.h"

namespace dateline {

Problem read_number(const Arguments& in, const char* name, std::uint32_t max, std::uint32_t& out) {
  if (!in.has(name)) return std::nullopt;
  const auto number = whole_number(name, in.text(name), max);
  if (!number) return number.error();
  out = *number;
  return std::nullopt;
}

Problem read_moment(const Arguments& in, const char* name, std::optional<UnixSeconds>& out) {
  if (!in.has(name)) return std::nullopt;
  out = parse_moment(in.text(name));
  if (out) return std::nullopt;
  return Failure{fmt::format(
      "--{} takes a day or a moment such as 2020-08-14 or 2020-08-14T22:48:00Z, not '{}'", name,
      in.text(name))};
}

Problem read_names(const Arguments& in, const char* name, std::vector<std::string>& out) {
  out = in.texts(name);
  for (const std::string& value : out) {
    if (value.empty()) return Failure{fmt::format("--{} needs a value", name)};
    if (first_invalid_utf8(value)) {
      return Failure{fmt::format("the value of --{} is not UTF-8", name)};
    }
  }
  return std::nullopt;
}

}  // namespace dateline
