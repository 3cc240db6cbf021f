// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/server_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace dateline {
namespace {

const std::string kHostile = "a\nb\r\x1b[31m\x7f\"quoted\" \\ \xff \xc2\x85 \xe2\x80\xae end";

bool has_control(const std::string& line) {
  return std::any_of(line.begin(), line.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 || value >= 0x7f;
  });
}

TEST(LogLine, IsOneLineWhateverAClientSends) {
  for (const LogFormat format : {LogFormat::kJson, LogFormat::kText}) {
    const std::string line = log_line(format, kHostile, {{"path", kHostile}, {"client", kHostile}});
    if (format == LogFormat::kJson) {
      EXPECT_FALSE(has_control(line)) << line;
    } else {
      const std::string fields = log_line(format, "request", {{"path", kHostile}});
      EXPECT_FALSE(has_control(fields)) << fields;
    }
  }
}

TEST(LogLine, IsJson) {
  const std::string line =
      log_line(LogFormat::kJson, "request",
               {{"path", "/a \"b\""}, {"status", std::int64_t{200}}, {"ms", 1.5}});
  const auto json = nlohmann::json::parse('{' + line + '}');
  EXPECT_EQ(json["event"], "request");
  EXPECT_EQ(json["path"], "/a \"b\"");
  EXPECT_EQ(json["status"], 200);
  EXPECT_EQ(json["ms"], 1.5);
}

TEST(LogLine, IsLogfmt) {
  EXPECT_EQ(log_line(LogFormat::kText, "request",
                     {{"path", "/a"},
                      {"note", "two words"},
                      {"none", ""},
                      {"sign", "a=b"},
                      {"status", std::int64_t{200}},
                      {"ms", 0.25}}),
            "request path=/a note=\"two words\" none=\"\" sign=\"a=b\" status=200 ms=0.250");
}

}  // namespace
}  // namespace dateline
