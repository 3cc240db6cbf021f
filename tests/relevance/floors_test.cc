// SPDX-License-Identifier: GPL-2.0-or-later
// The programs' rankings and stories of judged collections, with one setting for all.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "tests/relevance/collections.h"
#include "tests/relevance/story_pairs.h"
#include "tests/support/paths.h"
#include "tests/support/sanitized.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

//                                       map  ndcg10  P10   mrr  s10   bpref
const Collection kCollections[] = {
    {"sample",
     "",
     "articles",
     "queries.tsv",
     "qrels.txt",
     {.785, .855, .355, .935, .975, .800},
     {{"data/stories.tsv", .957, .995}}},
    {"cranfield",
     "judged/cranfield.tar.zst",
     "cranfield/articles",
     "cranfield/queries.tsv",
     "cranfield/qrels.txt",
     {.301, .383, .234, .525, .848, .257}},
    {"npl",
     "judged/npl.tar.zst",
     "npl/articles",
     "npl/queries.tsv",
     "npl/qrels.txt",
     {.282, .441, .350, .732, .887, .922}},
    {"cacm",
     "judged/cacm.tar.zst",
     "cacm/articles",
     "cacm/queries.tsv",
     "cacm/qrels.txt",
     {.340, .488, .350, .725, .975, .913}},
    {"time",
     "judged/time.tar.zst",
     "time/articles",
     "time/queries.tsv",
     "time/qrels.txt",
     {.690, .758, .309, .795, .970, .985}},
    {"checkthat2020",
     "judged/checkthat2020.tar.zst",
     "checkthat2020/articles",
     "checkthat2020/queries.tsv",
     "checkthat2020/qrels.txt",
     {.840, .860, .093, .840, .927, .985}},
    {"news2022",
     "news-2022.tar.zst",
     "dev",
     "dev/knownitem-queries.tsv",
     "dev/knownitem-qrels.txt",
     {.806, .845, .096, .806, .965, .986},
     {{"tests/stories/news-2022-science.tsv", .849, .576},
      {"tests/stories/news-2022-health-business.tsv", .737, .661}}},
};

std::string to_text(const Measures& of) {
  return fmt::format(
      "MAP {:.4f}  nDCG@10 {:.4f}  P@10 {:.4f}  MRR {:.4f}  S@10 {:.4f}  bpref {:.4f}",
      of.average_precision, of.ndcg10, of.precision10, of.reciprocal_rank, of.success10, of.bpref);
}

void check_stories(const StorySample& sample, const StoryNames& found) {
  const StoryPairs pairs = compare_stories(read_story_labels(source_path(sample.labels)), found);
  const std::string told =
      fmt::format("precision {:.4f}  recall {:.4f}", pairs.precision(), pairs.recall());
  std::printf("%-45s  %s\n", sample.labels, told.c_str());
  EXPECT_GE(pairs.precision(), sample.precision) << sample.labels;
  EXPECT_GE(pairs.recall(), sample.recall) << sample.labels;
}

class FloorTest : public testing::TestWithParam<Collection> {};

TEST_P(FloorTest, IsKept) {
  const Collection& collection = GetParam();
  const bool is_sample = *collection.archive == '\0';
  if (kIsSanitized && !is_sample) GTEST_SKIP() << "for builds without sanitizers";
  const TempDir folder;
  const auto files = unpack(collection, folder.path());
  if (!files) GTEST_SKIP() << "no archive " << collection.archive << " in DATELINE_CORPORA";
  const std::string index = index_articles(*files, folder.path());
  const auto of_queries = evaluate(*files, index);
  const Measures got = mean(of_queries);
  const std::string told = to_text(got);
  RecordProperty("measures", told);
  std::printf("%-14s %4zu queries  %s\n", collection.name, of_queries.size(), told.c_str());
  const Measures& floors = collection.floors;
  EXPECT_GE(got.average_precision, floors.average_precision);
  EXPECT_GE(got.ndcg10, floors.ndcg10);
  EXPECT_GE(got.precision10, floors.precision10);
  EXPECT_GE(got.reciprocal_rank, floors.reciprocal_rank);
  EXPECT_GE(got.success10, floors.success10);
  EXPECT_GE(got.bpref, floors.bpref);
  const StoryNames found = collection.stories.empty() ? StoryNames() : read_stories(index);
  for (const StorySample& sample : collection.stories) check_stories(sample, found);
}

std::string name_of(const testing::TestParamInfo<Collection>& collection) {
  return collection.param.name;
}

INSTANTIATE_TEST_SUITE_P(Judged, FloorTest, testing::ValuesIn(kCollections), name_of);

}  // namespace
}  // namespace dateline
