// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/check_report.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/date.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

Finding finding_at(FindingKind kind, std::size_t line, Severity severity) {
  return {kind, severity, {"a.md", {line, 1}}, "odd", std::nullopt};
}

std::vector<Finding> findings_of(FindingKind kind, std::size_t count, Severity severity) {
  std::vector<Finding> findings;
  for (std::size_t i = 1; i <= count; ++i) findings.push_back(finding_at(kind, i, severity));
  return findings;
}

// ---- What is shown of many findings -------------------------------------------------------------

TEST(ShownFindings, are_all_where_they_are_few) {
  const auto shown = shown_findings(findings_of(FindingKind::kSameTitle, 10, Severity::kNote));
  ASSERT_EQ(shown.size(), 10U);
  EXPECT_EQ(to_string(shown.back()), "a.md:10:1: note: odd");
}

TEST(ShownFindings, say_how_many_more_there_are) {
  const auto shown = shown_findings(findings_of(FindingKind::kSameTitle, 12, Severity::kNote));
  ASSERT_EQ(shown.size(), 10U);
  EXPECT_EQ(to_string(shown[8]), "a.md:9:1: note: odd");
  EXPECT_EQ(to_string(shown[9]),
            "a.md:10:1: note: odd (2 more of this kind; --format json lists them all)");
}

TEST(ShownFindings, are_counted_by_kind) {
  auto findings = findings_of(FindingKind::kSameUrl, 11, Severity::kWarning);
  findings.push_back(finding_at(FindingKind::kSameTitle, 1, Severity::kNote));
  EXPECT_EQ(shown_findings(findings).size(), 11U);
}

TEST(ShownFindings, hold_every_error) {
  EXPECT_EQ(shown_findings(findings_of(FindingKind::kSameUrl, 99, Severity::kError)).size(), 99U);
}

// ---- Text ---------------------------------------------------------------------------------------

TEST(CheckText, of_nothing) {
  EXPECT_EQ(check_text({}),
            "no problem found\n0 files: 0 articles\n0 topics, 0 providers\n0.00 s\n");
}

CheckReport full_report() {
  CheckReport report;
  report.files = 9;
  report.run.added = 4;
  report.run.unpublished = 3;
  report.run.not_articles = 1;
  report.run.other_files = 2;
  report.run.seconds = 0.5;
  report.run.bytes_read = 2'000'000;
  report.run.diagnostics = {{Severity::kError, "b.md", {3, 4}, "bad"},
                            {Severity::kWarning, "w.md", {}, "odd"},
                            {Severity::kWarning, "w.md", {7, 1}, "odd"},
                            {Severity::kNote, "n.md", {1, 1}, "none"}};
  report.diagnosis.totals = {5, 1, *parse_moment("2024-01-05"), *parse_moment("2025-12-19"), 20, 7};
  report.diagnosis.findings = {finding_at(FindingKind::kSameUrl, 1, Severity::kWarning),
                               finding_at(FindingKind::kMisspeltTopic, 2, Severity::kNote),
                               finding_at(FindingKind::kMisspeltTopic, 3, Severity::kNote)};
  report.diagnosis.findings.front().other = Place{"c.md", {8, 9}};
  return report;
}

TEST(CheckText, has_a_table_then_the_totals) {
  EXPECT_EQ(check_text(full_report()),
            "       1  error    reason to reject a file\n"
            "       2  warning  field dropped or mended\n"
            "       1  note     file without front matter\n"
            "       1  warning  same URL as another file\n"
            "       2  note     topic that looks misspelt\n"
            "\n"
            "9 files: 4 articles, 3 unpublished, 1 rejected, 1 with warnings, "
            "1 without front matter, 2 of other kinds passed over\n"
            "5 topics, 1 provider, 2024-01-05 to 2025-12-19\n"
            "20 related items, 7 of them articles of this corpus\n"
            "0.50 s, 2.0 MB read, 4.0 MB/s\n");
}

// ---- JSON ---------------------------------------------------------------------------------------

TEST(CheckJson, has_what_an_update_has_and_the_findings) {
  const CheckReport report = full_report();
  const Json json = Json::parse(check_json(report));
  const Json run = Json::parse(report_json(report.run));
  for (const auto& [name, value] : run.items()) EXPECT_EQ(json.at(name), value) << name;
  const Json more = Json::parse(R"({
    "files": 9, "topics": 5, "providers": 1, "oldest": "2024-01-05T00:00:00Z",
    "newest": "2025-12-19T00:00:00Z", "related": 20, "related_resolved": 7,
    "counts": {"same_url": 1, "misspelt_topic": 2},
    "findings": [
      {"kind": "same_url", "severity": "warning", "path": "a.md", "line": 1, "column": 1,
       "message": "odd", "other": {"path": "c.md", "line": 8, "column": 9}},
      {"kind": "misspelt_topic", "severity": "note", "path": "a.md", "line": 2, "column": 1,
       "message": "odd"},
      {"kind": "misspelt_topic", "severity": "note", "path": "a.md", "line": 3, "column": 1,
       "message": "odd"}]})");
  for (const auto& [name, value] : more.items()) EXPECT_EQ(json.at(name), value) << name;
  EXPECT_EQ(json.size(), run.size() + more.size());
}

TEST(CheckJson, has_every_name_for_a_clean_run) {
  const Json json = Json::parse(check_json({}));
  EXPECT_EQ(json.at("findings"), Json::array());
  EXPECT_EQ(json.at("counts"), Json::object());
  EXPECT_EQ(json.at("oldest"), nullptr);
}

}  // namespace
}  // namespace dateline
