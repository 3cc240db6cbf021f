// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/feedback.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"

namespace dateline {
namespace {

Article news(const std::string& title, const std::string& excerpt) {
  Article out;
  out.language = "en";
  out.title = title;
  out.excerpt = excerpt;
  return out;
}

/// Articles on storms tell of gales; 12 and 13 have one word each of the query, 13 a gale, too.
std::vector<Article> feedback_corpus() {
  std::vector<Article> out;
  for (int i = 0; i < 12; ++i) out.push_back(news("Storm at sea", "gale force and rain"));
  out.push_back(news("A storm of protest in parliament", "members left the debate early"));
  out.push_back(news("A storm of protest in parliament", "members left the gale early"));
  for (int i = 0; i < 200; ++i) out.push_back(news("Quiet day", "nothing of note"));
  return out;
}

class Feedback : public testing::Test {
 protected:
  static Response search(bool feedback, const std::string& text = "storm") {
    static const IndexFixture index(feedback_corpus());
    static Engine engine(index.db());
    Request request;
    request.text = text;
    request.limit = 100;
    request.explain = true;
    request.feedback = feedback;
    return *engine.search(request);
  }

  static double score_of(const Response& response, std::size_t row) {
    const auto hit = std::find_if(response.hits.begin(), response.hits.end(),
                                  [&](const Hit& it) { return row_of_id(it.record.id) == row; });
    return hit == response.hits.end() ? -1 : hit->score;
  }
};

TEST_F(Feedback, prefers_what_has_the_words_of_the_best_matches) {
  const Response plain = search(false);
  EXPECT_NEAR(score_of(plain, 12), score_of(plain, 13), 1e-9);
  const Response widened = search(true);
  EXPECT_GT(score_of(widened, 13), score_of(widened, 12));
}

TEST_F(Feedback, finds_the_same_articles) {
  EXPECT_EQ(search(true).total, search(false).total);
  EXPECT_EQ(search(true).hits.size(), search(false).hits.size());
}

TEST_F(Feedback, is_accounted_for_and_marks_no_words) {
  for (const char* text :
       {"storm", "storm -protest", "-protest", "\"storm at sea\"", "storm OR day"}) {
    for (const Hit& hit : search(true, text).hits) {
      ASSERT_NEAR(hit.explanation->sum(), hit.score, 1e-9 * std::max(1.0, std::abs(hit.score)))
          << text;
      const bool has_gale = hit.snippet.text.find("gale") != std::string::npos;
      EXPECT_FALSE(has_gale && !hit.snippet.highlights.empty()) << hit.snippet.text;
    }
  }
}

TEST_F(Feedback, says_nothing_where_nothing_is_found) { EXPECT_EQ(search(true, "zzz").total, 0U); }

}  // namespace
}  // namespace dateline
