// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"

namespace dateline {

enum class LogFormat : std::uint8_t { kText, kJson };
std::optional<LogFormat> log_format_of(std::string_view name);  ///< "text", "json"

enum class LogLevel : std::uint8_t { kDebug, kInfo, kWarning, kError };
std::optional<LogLevel> log_level_of(
    std::string_view name);  ///< "debug", "info", "warning", "error"

/// One thing that a log line tells.
struct LogField {
  std::string_view name;
  std::variant<std::string, std::int64_t, double> value;
};

/// `event` and the fields as a line for machines or for people, without time and level; control
/// bytes and what is not UTF-8 are escaped, so that a line is a line.
///   kJson  "event":"request","status":200      (members, without the braces)
///   kText  request status=200 path="/a b"      (logfmt)
std::string log_line(LogFormat format, std::string_view event, const std::vector<LogField>& fields);

/// A finished exchange, for the log.
struct AccessEntry {
  const HttpRequest& request;
  const HttpResponse& response;
  std::chrono::nanoseconds took;
  bool was_sent = true;
};

/// Writes one line an event to standard error: time (UTC), level, event, fields. Thread-safe.
class ServerLog {
 public:
  ServerLog(LogFormat format, LogLevel least);
  ~ServerLog();
  ServerLog(const ServerLog&) = delete;
  ServerLog& operator=(const ServerLog&) = delete;

  void write(LogLevel level, std::string_view event, const std::vector<LogField>& fields);

  /// At kInfo; at kError if the server failed. A query may tell about its reader, so the path is
  /// written but not the parameters.
  void access(const AccessEntry& entry);

 private:
  struct Sink;
  LogFormat format_;
  std::unique_ptr<Sink> sink_;
};

}  // namespace dateline
