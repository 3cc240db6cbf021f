// SPDX-License-Identifier: GPL-2.0-or-later
// The values of command-line options, read and checked: what the verbs share.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/result.h"
#include "searcher/command_line.h"

namespace dateline {

/// What is wrong with the command line, or nothing. All that follows leaves `out` as it is if the
/// option was not given.
using Problem = std::optional<Failure>;

/// A decimal number from 0 to `max`.
Problem read_number(const Arguments& in, const char* name, std::uint32_t max, std::uint32_t& out);

/// A day or a moment, as parse_moment() has it.
Problem read_moment(const Arguments& in, const char* name, std::optional<UnixSeconds>& out);

/// All values of a repeatable option: UTF-8, none of them empty.
Problem read_names(const Arguments& in, const char* name, std::vector<std::string>& out);

/// Looks the option's value up with `find`; `choices` is for the message.
template <typename Value>
Problem read_choice(const Arguments& in, const char* name, std::string_view choices,
                    std::optional<Value> (*find)(std::string_view), Value& out) {
  if (!in.has(name)) return std::nullopt;
  const auto value = find(in.text(name));
  if (!value) {
    return Failure{fmt::format("--{} takes {}, not '{}'", name, choices, in.text(name))};
  }
  out = *value;
  return std::nullopt;
}

}  // namespace dateline
