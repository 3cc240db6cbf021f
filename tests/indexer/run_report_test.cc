// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run_report.h"

#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

struct TextRow {
  const char* shows;
  std::function<void(RunReport&)> report;
  const char* text;
};

class ReportText : public testing::TestWithParam<TextRow> {};

TEST_P(ReportText, says) {
  RunReport report;
  GetParam().report(report);
  EXPECT_EQ(report_text(report), GetParam().text);
}

const TextRow kRunReportRows[] = {
    {"nothing", [](RunReport&) {}, "no files\n0 documents in the index, 0.00 s\n"},
    {"one_document",
     [](RunReport& r) {
       r.added = r.documents = 1;
       r.seconds = 0.254;
     },
     "1 added\n1 document in the index, 0.25 s\n"},
    {"every_count",
     [](RunReport& r) {
       r.added = 1;
       r.updated = 2;
       r.reweighted = 1;
       r.unchanged = 3;
       r.deleted = 4;
       r.unpublished = 5;
       r.not_articles = 6;
       r.other_files = 7;
       r.documents = 8;
       r.seconds = 1;
     },
     "1 added, 2 updated, 4 deleted, 3 unchanged, 5 unpublished, 6 without front matter, "
     "7 of other kinds passed over\n8 documents in the index, 1.00 s\n"},
    {"files_not_findings",
     [](RunReport& r) {
       r.diagnostics = {{Severity::kWarning, "a.md", {1, 1}, "x"},
                        {Severity::kWarning, "a.md", {2, 1}, "y"},
                        {Severity::kError, "b.md", {1, 1}, "z"},
                        {Severity::kNote, "c.md", {1, 1}, "n"}};
     },
     "1 rejected, 1 with warnings\n0 documents in the index, 0.00 s\n"},
    {"speed",
     [](RunReport& r) {
       r.unchanged = 1;
       r.documents = 2;
       r.bytes_read = 3'000'000;
       r.seconds = 2;
     },
     "1 unchanged\n2 documents in the index, 2.00 s, 3.0 MB read, 1.5 MB/s\n"},
    {"interrupted",
     [](RunReport& r) {
       r.added = 1;
       r.interrupted = true;
     },
     "interrupted; what was done is kept\n1 added\n0 documents in the index, 0.00 s\n"},
    {"dry_run", [](RunReport& r) { r.dry_run = true; },
     "dry run, nothing written; an update would give:\nno files\n"
     "0 documents in the index, 0.00 s\n"},
};

INSTANTIATE_TEST_SUITE_P(RunReport, ReportText, testing::ValuesIn(kRunReportRows),
                         row_name<TextRow>);

TEST(ReportJson, holds_all_counts_and_findings) {
  RunReport report;
  report.added = 1;
  report.updated = 2;
  report.reweighted = 1;
  report.unchanged = 3;
  report.deleted = 4;
  report.unpublished = 5;
  report.not_articles = 6;
  report.other_files = 7;
  report.documents = 8;
  report.bytes_read = 9;
  report.seconds = 0.5;
  report.diagnostics = {{Severity::kError, "b.md", {3, 4}, "bad"},
                        {Severity::kWarning, "w.md", {}, "odd"},
                        {Severity::kNote, "n.md", {1, 1}, "fine"}};
  const Json expected = Json::parse(R"({
    "format_version": 1, "added": 1, "updated": 2, "reweighted": 1, "unchanged": 3, "deleted": 4,
    "unpublished": 5, "not_articles": 6, "other_files": 7,
    "rejected": [{"path": "b.md", "line": 3, "column": 4, "message": "bad"}],
    "warnings": [{"path": "w.md", "line": 1, "column": 1, "message": "odd"}],
    "bytes_read": 9, "seconds": 0.5, "documents": 8, "dry_run": false, "interrupted": false})");
  EXPECT_EQ(Json::parse(report_json(report)), expected);
}

TEST(ReportJson, has_empty_lists_for_a_clean_run) {
  const Json json = Json::parse(report_json({}));
  EXPECT_EQ(json.at("rejected"), Json::array());
  EXPECT_EQ(json.at("warnings"), Json::array());
  EXPECT_EQ(json.at("seconds"), 0.0);
}

TEST(ReportJson, keeps_unicode_raw_and_mends_a_file_name_that_is_none) {
  RunReport report;
  report.diagnostics = {{Severity::kError, "caf\xe9.md", {1, 1}, "Café <b> \"quoted\"\n"}};
  const std::string text = report_json(report);
  EXPECT_EQ(text.back(), '\n');
  EXPECT_NE(text.find("Café <b> \\\"quoted\\\"\\n"), std::string::npos) << text;
  EXPECT_EQ(Json::parse(text).at("rejected").at(0).at("path"), "caf\xef\xbf\xbd.md");
}

}  // namespace
}  // namespace dateline
