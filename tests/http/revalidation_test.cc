// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/revalidation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/http/service_fixture.h"

namespace dateline {
namespace {

using testing::HasSubstr;

HttpResponse get_unless(ServiceFixture& fixture, const std::string& target,
                        const std::string& etag) {
  HttpRequest request = get_request(target);
  request.headers = {{"if-none-match", etag}};
  return fixture.ask(request);
}

TEST(Revalidation, AnswersAreNewWithEachStateOfTheIndex) {
  ServiceFixture fixture;
  const std::string target = "/api/v1/search?q=robot";
  const auto first = fixture.get(target);
  const std::string etag = header_of(first, "ETag");
  ASSERT_EQ(etag.rfind("W/\"", 0), 0U) << etag;
  EXPECT_EQ(header_of(first, "Cache-Control"), "no-cache");
  EXPECT_EQ(header_of(fixture.get(target), "ETag"), etag);

  const auto same = get_unless(fixture, target, "\"other\", " + etag);
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
  EXPECT_EQ(header_of(same, "ETag"), etag);
  EXPECT_EQ(get_unless(fixture, target, "\"other\"").status, 200);

  Article more;
  more.title = "One more robot";
  fixture.index().put(100, more);
  fixture.index().commit();
  const auto changed = get_unless(fixture, target, etag);
  EXPECT_EQ(changed.status, 200);
  EXPECT_NE(header_of(changed, "ETag"), etag);
  EXPECT_THAT(changed.body, HasSubstr("\"total\": 7"));
}

TEST(Revalidation, ErrorsAreNotKept) {
  const auto response = ServiceFixture().get("/api/v1/search?limit=x");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(header_of(response, "ETag"), "");
  EXPECT_EQ(header_of(response, "Cache-Control"), "no-store");
}

TEST(Metrics, CountByRouteAndNeverByUrl) {
  ServiceFixture fixture;
  fixture.get("/api/v1/search?q=robot");
  fixture.get("/api/v1/search?q=secret");
  fixture.get("/api/v1/search?q=robot&limit=x");
  fixture.get("/wp-admin/secret.php");
  const std::string text = fixture.get("/metrics").body;
  EXPECT_THAT(text, HasSubstr("dateline_http_requests_total{method=\"GET\",route=\"search\","
                              "status=\"200\"} 2"));
  EXPECT_THAT(text, HasSubstr("route=\"search\",status=\"400\"} 1"));
  EXPECT_THAT(text, HasSubstr("route=\"none\",status=\"404\"} 1"));
  EXPECT_THAT(text, HasSubstr("dateline_http_request_duration_seconds_count{route=\"search\"} 3"));
  EXPECT_THAT(text, HasSubstr("dateline_index_documents 6"));
  EXPECT_THAT(text, testing::Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace dateline
