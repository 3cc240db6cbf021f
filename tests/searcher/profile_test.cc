// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <string>

#include "common/index_error.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/naive_searcher.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::HasSubstr;

TEST(Profiles, BuiltInOnesAreThere) {
  const Profiles profiles;
  EXPECT_EQ(profiles.names(), "balanced, fresh, hot, text-only");
  EXPECT_EQ(profiles.find("balanced")->weights, PriorWeights{});
  EXPECT_EQ(profiles.find("text-only")->weights.span(), 0);
  EXPECT_GT(profiles.find("fresh")->weights.age, PriorWeights{}.age);
  EXPECT_GT(profiles.find("hot")->weights.heat, PriorWeights{}.heat);
  EXPECT_EQ(profiles.find("cold"), nullptr);
}

TEST(Profiles, AFileAddsAndReplaces) {
  Profiles profiles;
  ASSERT_TRUE(
      profiles.add("fresh:\n  version: 7\n  age: 9\n  half-life-days: 2.5\n"
                   "mine: {quality: 1, heat: 0, max-share: 0.5}\n",
                   "p.yaml"));
  EXPECT_EQ(*profiles.find("fresh"), (Profile{"fresh", 7, {3, 3, 9, 2.5, 0.25}}));
  EXPECT_EQ(*profiles.find("mine"), (Profile{"mine", 1, {1, 0, 1.5, 7, 0.5}}));
  EXPECT_EQ(profiles.names(), "balanced, fresh, hot, text-only, mine");
}

struct BadRow {
  const char* shows;
  const char* yaml;
  const char* message;
};

class BadProfiles : public testing::TestWithParam<BadRow> {};

TEST_P(BadProfiles, AreRefusedWithTheirPlace) {
  Profiles profiles;
  const auto added = profiles.add(GetParam().yaml, "p.yaml");
  ASSERT_FALSE(added);
  EXPECT_THAT(to_string(added.error()), HasSubstr(GetParam().message));
  EXPECT_EQ(profiles.names(), "balanced, fresh, hot, text-only");
}

INSTANTIATE_TEST_SUITE_P(
    All, BadProfiles,
    testing::Values(
        BadRow{"unknown_field", "a:\n  age: 1\n  hotness: 3\n", "p.yaml:3:3: error: hotness is no"},
        BadRow{"no_number", "a:\n  age: old\n", "p.yaml:2:8: error: age takes a number"},
        BadRow{"trailing_text", "a:\n  heat: 1x\n", "p.yaml:2:9: error: heat takes a number"},
        BadRow{"too_large", "a:\n  heat: 101\n", "p.yaml:2:9: error: heat takes a number from 0"},
        BadRow{"negative", "a:\n  quality: -1\n", "p.yaml:2:12: error: quality takes"},
        BadRow{"not_a_number_at_all", "a:\n  heat: nan\n", "p.yaml:2:9: error: heat takes"},
        BadRow{"no_half_life", "a:\n  half-life-days: 0\n", "p.yaml:2:19: error: half-life-days"},
        BadRow{"version_of_parts", "a:\n  version: 1.5\n", "p.yaml:2:12: error: version takes"},
        BadRow{"no_fields", "a: 3\n", "p.yaml:1:4: error: the profile a has no fields"},
        BadRow{"no_utf8", "a:\n  \xff: 3\n", "p.yaml:2:3: error: the file is not UTF-8"},
        BadRow{"open_quote", "a:\n  age: \"1\n", "p.yaml:2:8: error:"}),
    row_name<BadRow>);

std::string written(const TempDir& folder, const std::string& yaml) {
  const std::string path = (folder.path() / "weights.yaml").string();
  std::ofstream(path) << yaml;
  return path;
}

TEST(Profiles, AnAnswerNamesItsProfileAndItsVersion) {
  const IndexFixture index({});
  const TempDir folder;
  const std::string file = written(folder, "mine:\n  version: 12\n");
  Engine engine(index.db(), std::nullopt, *read_profiles(file, {}));
  Request request;
  EXPECT_EQ(engine.search(request)->profile, (ProfileStamp{"balanced", 1}));
  request.profile = "mine";
  EXPECT_EQ(engine.search(request)->profile, (ProfileStamp{"mine", 12}));
  request.profile = "yours";
  const auto refused = engine.search(request);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("'yours'"));
  EXPECT_THAT(refused.error().message, HasSubstr("mine"));
}

TEST(Profiles, AFileBesideTheIndexIsRead) {
  const IndexFixture index({});
  std::ofstream(index.db() + "/profiles.yaml") << "balanced:\n  version: 3\n";
  EXPECT_EQ(Engine(index.db()).search({})->profile, (ProfileStamp{"balanced", 3}));
  std::ofstream(index.db() + "/profiles.yaml") << "balanced: [1]\n";
  EXPECT_THROW(Engine{index.db()}, IndexError);
}

/// Weights by chance, some of them none at all.
PriorWeights weights_by(RandomCorpus& chance) {
  const auto weight = [&] { return chance.chance(25) ? 0.0 : chance.below(80) / 10.0; };
  PriorWeights weights;
  weights.quality = weight();
  weights.heat = weight();
  weights.age = weight();
  weights.half_life_days = 0.5 + chance.below(20);
  weights.max_share = weight();
  return weights;
}

std::string yaml_of(const PriorWeights& weights) {
  std::string yaml = "chance:\n";
  yaml += "  quality: " + std::to_string(weights.quality) + '\n';
  yaml += "  heat: " + std::to_string(weights.heat) + '\n';
  yaml += "  age: " + std::to_string(weights.age) + '\n';
  yaml += "  half-life-days: " + std::to_string(weights.half_life_days) + '\n';
  return yaml + "  max-share: " + std::to_string(weights.max_share) + '\n';
}

class ProfileOracle : public testing::TestWithParam<std::uint32_t> {};

/// The first search of an engine takes the values as they are stored, later ones arrays.
TEST_P(ProfileOracle, RanksAsTheFormulaSays) {
  RandomCorpus chance(GetParam());
  const auto articles = chance.articles(120);
  const IndexFixture index(articles);
  NaiveSearcher oracle(articles);
  const PriorWeights weights = weights_by(chance);
  const TempDir folder;
  const std::string file = written(folder, yaml_of(weights));
  Engine engine(index.db(), std::nullopt, *read_profiles(file, {}));
  for (int i = 0; i < 12; ++i) {
    if (i % 3 == 0) engine = Engine(index.db(), std::nullopt, *read_profiles(file, {}));
    Request request = chance.request();
    request.profile = "chance";
    request.explain = true;
    request.sort = SortOrder::kRelevance;
    request.offset = 0;
    SCOPED_TRACE('"' + request.text + "\", request " + std::to_string(i));
    const auto response = engine.search(request);
    ASSERT_TRUE(response) << response.error().message;
    auto expected = oracle.search(request, weights).hits;
    ASSERT_EQ(response->total, expected.size());
    std::map<std::size_t, double> scores;
    for (const NaiveHit& hit : expected) scores[hit.row] = hit.score;
    std::sort(expected.begin(), expected.end(),
              [](const NaiveHit& a, const NaiveHit& b) { return a.score > b.score; });
    for (std::size_t at = 0; at < response->hits.size(); ++at) {
      const Hit& hit = response->hits[at];
      const double tolerance = 1e-9 * std::max(1.0, std::abs(hit.score));
      EXPECT_NEAR(hit.score, scores.at(row_of_id(hit.record.id)), tolerance);
      EXPECT_NEAR(hit.score, expected[at].score, tolerance) << "a better one was left out";
      EXPECT_NEAR(hit.explanation->sum(), hit.score, tolerance);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ProfileOracle, testing::Range(1U, 13U));

}  // namespace
}  // namespace dateline
