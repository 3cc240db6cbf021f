// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "searcher/http/server_log.h"

namespace dateline {
namespace {

/// A JSON string in ASCII is also what logfmt quotes with.
std::string json_string(std::string_view text) {
  constexpr int kOneLine = -1;
  return nlohmann::json(text).dump(kOneLine, ' ', true, nlohmann::json::error_handler_t::replace);
}

bool is_bare(char byte) {
  return byte > ' ' && byte < '\x7f' && byte != '"' && byte != '=' && byte != '\\';
}

/// A value of logfmt: quoted only if it must be.
std::string logfmt_value(const std::string& text) {
  const bool may_be_bare = !text.empty() && std::all_of(text.begin(), text.end(), is_bare);
  return may_be_bare ? text : json_string(text);
}

std::string value_text(LogFormat format, const LogField& field) {
  if (const auto* text = std::get_if<std::string>(&field.value)) {
    return format == LogFormat::kJson ? json_string(*text) : logfmt_value(*text);
  }
  if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
    return fmt::format("{}", *number);
  }
  return fmt::format("{:.3f}", std::get<double>(field.value));
}

}  // namespace

std::string log_line(LogFormat format, std::string_view event,
                     const std::vector<LogField>& fields) {
  const bool is_json = format == LogFormat::kJson;
  std::string line = is_json ? fmt::format("\"event\":{}", json_string(event)) : std::string(event);
  for (const LogField& field : fields) {
    line += is_json ? fmt::format(",\"{}\":", field.name) : fmt::format(" {}=", field.name);
    line += value_text(format, field);
  }
  return line;
}

}  // namespace dateline
