// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/server_log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <array>
#include <utility>

namespace dateline {
namespace {

template <typename Value, std::size_t kRows>
using NameTable = std::array<std::pair<std::string_view, Value>, kRows>;

constexpr NameTable<LogFormat, 2> kFormats = {
    {{"text", LogFormat::kText}, {"json", LogFormat::kJson}}};

constexpr NameTable<LogLevel, 4> kLevels = {{{"debug", LogLevel::kDebug},
                                             {"info", LogLevel::kInfo},
                                             {"warning", LogLevel::kWarning},
                                             {"error", LogLevel::kError}}};

template <typename Value, std::size_t kRows>
std::optional<Value> value_in(const NameTable<Value, kRows>& table, std::string_view name) {
  for (const auto& [known, value] : table) {
    if (known == name) return value;
  }
  return std::nullopt;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      break;
  }
  return spdlog::level::err;
}

const char* pattern_of(LogFormat format) {
  return format == LogFormat::kJson ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})"
                                    : "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
}

double milliseconds_of(std::chrono::nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

}  // namespace

std::optional<LogFormat> log_format_of(std::string_view name) { return value_in(kFormats, name); }
std::optional<LogLevel> log_level_of(std::string_view name) { return value_in(kLevels, name); }

struct ServerLog::Sink {
  spdlog::logger logger{"dateline-serve", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
};

ServerLog::ServerLog(LogFormat format, LogLevel least)
    : format_(format), sink_(std::make_unique<Sink>()) {
  sink_->logger.set_pattern(pattern_of(format), spdlog::pattern_time_type::utc);
  sink_->logger.set_level(spdlog_level(least));
}

ServerLog::~ServerLog() = default;

void ServerLog::write(LogLevel level, std::string_view event, const std::vector<LogField>& fields) {
  const auto known = spdlog_level(level);
  if (sink_->logger.should_log(known)) sink_->logger.log(known, log_line(format_, event, fields));
}

void ServerLog::access(const AccessEntry& entry) {
  std::vector<LogField> fields = {
      {"client", entry.request.client},
      {"method", std::string(name_of(entry.request.method))},
      {"path", entry.request.path},
      {"route", entry.response.route},
      {"status", std::int64_t{entry.response.status}},
      {"bytes", static_cast<std::int64_t>(entry.response.body.size())},
      {"ms", milliseconds_of(entry.took)},
  };
  if (!entry.was_sent) fields.push_back({"broken_off", std::int64_t{1}});
  const bool failed = !entry.response.failure.empty();
  if (failed) fields.push_back({"failure", entry.response.failure});
  write(failed ? LogLevel::kError : LogLevel::kInfo, "request", fields);
}

}  // namespace dateline
