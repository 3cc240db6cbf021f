// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "common/article_parser.h"
#include "common/date.h"
#include "indexer/doctor.h"
#include "tests/support/row_name.h"

namespace dateline {

/// Files are named by a letter each. A file is given as lines of its header; its first one, line 2,
/// is a title of its own, unless the row brings a title.
struct DoctorRow {
  const char* shows;
  std::vector<std::string> files;
  std::vector<std::string> findings;  ///< `x:line:col kind`, and ` x:line:col` of the other file
  const char* topics = nullptr;       ///< the vocabulary
};

inline const UnixSeconds kNow = *parse_moment("2025-01-01T12:00:00Z");

inline std::string file_text(std::size_t number, const std::string& header) {
  const bool has_title = header.find("title: ") == 0 || header.find("name: ") == 0;
  const std::string title = has_title ? "" : fmt::format("title: t{}\n", number);
  return "---\n" + title + header + (header.find("\n---\n") == std::string::npos ? "\n---\n" : "");
}

inline std::string shown(const Place& place) {
  return fmt::format("{}:{}:{}", place.path, place.position.line, place.position.column);
}

inline std::string shown(const Finding& finding) {
  std::string out = shown(finding.at) + ' ' + std::string(info_of(finding.kind).name);
  if (finding.other) out += ' ' + shown(*finding.other);
  return out;
}

inline Diagnosis diagnose(const std::vector<std::string>& files, const char* topics = nullptr) {
  Doctor doctor(
      kNow, topics == nullptr ? std::optional<Vocabulary>() : Vocabulary::parse(topics).value());
  for (std::size_t i = 0; i < files.size(); ++i) {
    FieldPlaces places;
    const auto parsed = parse_article("x.md", file_text(i, files[i]), false, &places);
    EXPECT_TRUE(parsed.article) << files[i];
    // An excerpt of its own keeps the rows short.
    Article article = *parsed.article;
    if (files[i].find("excerpt") == std::string::npos) article.excerpt = "e";
    doctor.add(std::string(1, static_cast<char>('a' + i)), article, places);
  }
  return doctor.finish();
}

/// `count` articles with this line, and whatever else.
inline std::vector<std::string> many(int count, const std::string& line,
                                     std::vector<std::string> others = {}) {
  std::vector<std::string> files(static_cast<std::size_t>(count), line);
  files.insert(files.end(), others.begin(), others.end());
  return files;
}

inline std::string related(std::initializer_list<const char*> urls) {
  std::string out = "related:";
  for (const char* url : urls) out += fmt::format("\n- title: r\n  webUrl: {}", url);
  return out;
}

/// Expects of each row just its findings.
class DoctorRows : public testing::TestWithParam<DoctorRow> {
 protected:
  static void expect_findings() {
    std::vector<std::string> found;
    for (const Finding& finding : diagnose(GetParam().files, GetParam().topics).findings) {
      found.push_back(shown(finding));
    }
    EXPECT_EQ(found, GetParam().findings);
  }
};

}  // namespace dateline
