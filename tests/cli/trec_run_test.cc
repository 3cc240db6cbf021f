// SPDX-License-Identifier: GPL-2.0-or-later
// `dateline-search trec-run` from outside, over the sample queries.
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/cli/programs.h"
#include "tests/cli/sample_articles.h"
#include "tests/support/paths.h"

namespace dateline {
namespace {

const std::string kQueries = source_path("data/queries.tsv");

struct RunLine {
  std::string qid;
  std::string q0;
  std::string docid;
  int rank = 0;
  double score = 0;
  std::string tag;
};

CommandResult trec_run(Words more, const std::string& input = "") {
  more.insert(more.begin(), {"trec-run", "--db", sample_index()});
  Command command = search_command(more);
  command.input = input;
  return run_command(command);
}

std::vector<RunLine> lines_of(const std::string& out) {
  std::vector<RunLine> lines;
  std::istringstream in(out);
  for (std::string text; std::getline(in, text);) {
    std::istringstream words(text);
    RunLine line;
    std::string rest;
    EXPECT_TRUE(words >> line.qid >> line.q0 >> line.docid >> line.rank >> line.score >> line.tag)
        << text;
    EXPECT_FALSE(words >> rest) << "a seventh column: " << text;
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> query_ids() {
  std::vector<std::string> ids;
  std::ifstream in(kQueries);
  for (std::string line; std::getline(in, line);) ids.push_back(line.substr(0, line.find('\t')));
  return ids;
}

std::set<std::string> file_names() {
  std::set<std::string> names;
  for (const SampleArticle& article : served_sample_articles()) {
    const std::string name = article.id.substr(article.id.rfind('/') + 1);
    names.insert(name.substr(0, name.rfind('.')));
  }
  return names;
}

TEST(TrecRun, has_six_columns_in_the_order_that_trec_eval_wants) {
  const CommandResult result = trec_run({kQueries});
  EXPECT_EQ(result.exit_code, 0) << told(result);
  EXPECT_EQ(result.err, "");
  const auto lines = lines_of(result.out);
  ASSERT_FALSE(lines.empty());
  const auto names = file_names();
  std::vector<std::string> ids;
  const RunLine* last = nullptr;
  std::set<std::string> seen;
  for (const RunLine& line : lines) {
    EXPECT_EQ(line.q0, "Q0");
    EXPECT_EQ(line.tag, "dateline");
    EXPECT_EQ(names.count(line.docid), 1U) << line.docid;
    const bool is_first = last == nullptr || last->qid != line.qid;
    if (is_first) ids.push_back(line.qid);
    if (is_first) seen.clear();
    EXPECT_TRUE(seen.insert(line.docid).second) << line.docid << " twice for " << line.qid;
    EXPECT_EQ(line.rank, is_first ? 1 : last->rank + 1);
    if (!is_first) {
      EXPECT_LT(line.score, last->score) << "a tie would be broken by trec_eval";
    }
    last = &line;
  }
  EXPECT_EQ(ids, query_ids()) << "queries in the order of the file, each with a hit";
}

TEST(TrecRun, ranks_as_a_query_does) {
  std::map<std::string, std::vector<std::string>> runs;
  const CommandResult run = trec_run({"-"}, "q1\thamburg crane accident\nq2\tferry strike\n");
  for (const RunLine& line : lines_of(run.out)) runs[line.qid].push_back(line.docid);
  ASSERT_EQ(runs.size(), 2U) << told(run);
  for (const auto& [qid, docids] : runs) {
    const char* const text = qid == "q1" ? "hamburg crane accident" : "ferry strike";
    const Json answer =
        json_of(run_search({"--db", sample_index(), "--format", "json", "--limit", "1000", text}));
    std::vector<std::string> expected;
    for (const Json& hit : answer.at("hits")) {
      const auto id = hit.at("id").get<std::string>();
      const std::string name = id.substr(id.rfind('/') + 1);
      expected.push_back(name.substr(0, name.rfind('.')));
    }
    EXPECT_EQ(docids, expected) << text;
  }
}

TEST(TrecRun, gives_no_more_hits_than_asked_for_and_the_same_first_ones) {
  const auto two = lines_of(trec_run({"--limit", "2", "--tag", "mine", kQueries}).out);
  const auto all = lines_of(trec_run({kQueries}).out);
  std::map<std::string, int> counts;
  for (const RunLine& line : two) {
    EXPECT_EQ(line.tag, "mine");
    EXPECT_LE(++counts[line.qid], 2);
  }
  std::size_t at = 0;
  for (const RunLine& line : all) {
    if (line.rank > 2) continue;
    ASSERT_LT(at, two.size());
    EXPECT_EQ(two[at].docid, line.docid);
    ++at;
  }
}

TEST(TrecRun, is_the_same_every_time) {
  EXPECT_EQ(trec_run({kQueries}).out, trec_run({kQueries}).out);
}

TEST(TrecRun, of_queries_that_find_nothing_ends_with_1) {
  const CommandResult result = trec_run({"-"}, "q1\tzyzzyva\n");
  EXPECT_EQ(result.exit_code, 1) << told(result);
  EXPECT_EQ(result.out, "");
}

TEST(TrecRun, reports_a_bad_line_by_place_and_answers_the_others) {
  const CommandResult result = trec_run({"-"}, "q1\tcrane\nno tab\nq3\tferry\nq1\tagain\n");
  EXPECT_EQ(result.exit_code, 2) << told(result);
  EXPECT_NE(result.err.find("-:2:1: error: "), std::string::npos) << told(result);
  EXPECT_NE(result.err.find("-:4:1: error: "), std::string::npos) << told(result);
  std::set<std::string> ids;
  for (const RunLine& line : lines_of(result.out)) ids.insert(line.qid);
  EXPECT_EQ(ids, (std::set<std::string>{"q1", "q3"}));
}

TEST(TrecRun, reads_crlf_and_blank_lines) {
  const auto plain = trec_run({"-"}, "q1\tcrane\nq2\tferry\n").out;
  EXPECT_EQ(trec_run({"-"}, "\xef\xbb\xbfq1\tcrane\r\n\r\nq2\tferry").out, plain);
}

}  // namespace
}  // namespace dateline
