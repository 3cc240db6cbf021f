// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/request_guard.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/http/service_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

int status_of(RequestGuard& guard, const HttpRequest& request, TokenBuckets::Time now = {}) {
  const auto refusal = guard.check(request, now);
  return refusal ? refusal->status : 200;
}

struct HostRow {
  const char* shows;
  const char* host;
  int status;
};

class GuardHost : public testing::TestWithParam<HostRow> {};

TEST_P(GuardHost, IsOneOfOurs) {
  RequestGuard guard({{"news.example", "[::2]"}, {}, {}, 0, 0});
  HttpRequest request = get_request("/");
  request.host = GetParam().host;
  EXPECT_EQ(status_of(guard, request), GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, GuardHost,
    testing::Values(
        HostRow{"localhost", "localhost", 200}, HostRow{"with a port", "localhost:8080", 200},
        HostRow{"in capitals", "LocalHost:1", 200}, HostRow{"loopback", "127.0.0.1:8080", 200},
        HostRow{"loopback v6", "[::1]:8080", 200},
        HostRow{"another numeric address", "192.168.1.7", 200},
        HostRow{"configured", "news.example:443", 200},
        HostRow{"with the root's dot", "news.example.", 200},
        HostRow{"none, as in HTTP 1.0", "", 200},
        HostRow{"a name led here", "attacker.example", 421},
        HostRow{"a part of ours", "evil-news.example", 421},
        HostRow{"ours as a part", "news.example.evil.example", 421},
        HostRow{"a user before it", "localhost@evil.example", 421},
        HostRow{"a port that is none", "localhost:80@evil.example", 421},
        HostRow{"brackets not closed", "[::1", 421}, HostRow{"a slash", "localhost/evil", 421}),
    row_name<HostRow>);

TEST(RequestGuard, AsksForAKey) {
  ServiceFixture fixture({{}, {}, {"first-key", "second-key"}, 0, 0});
  const auto status_with = [&](const char* name, const char* value) {
    HttpRequest request = get_request("/api/v1/search?q=robot");
    request.headers = {{name, value}};
    return fixture.ask(request).status;
  };
  const auto refused = fixture.get("/api/v1/search");
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(header_of(refused, "WWW-Authenticate"), "Bearer realm=\"dateline\"");
  EXPECT_EQ(status_with("authorization", "Bearer second-key"), 200);
  EXPECT_EQ(status_with("authorization", "bearer first-key"), 200);
  EXPECT_EQ(status_with("x-api-key", "first-key"), 200);
  EXPECT_EQ(status_with("authorization", "Bearer first-kex"), 401);
  EXPECT_EQ(status_with("authorization", "Bearer "), 401);
  EXPECT_EQ(status_with("authorization", "Basic first-key"), 401);
  EXPECT_EQ(fixture.get("/healthz").status, 200);
  EXPECT_EQ(fixture.get("/readyz").status, 200);
  EXPECT_EQ(fixture.get("/metrics").status, 401);
}

TEST(RequestGuard, HoldsEachClientToItsShare) {
  RequestGuard guard({{}, {}, {}, 2, 3});
  HttpRequest request = get_request("/");
  const TokenBuckets::Time start{};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(status_of(guard, request, start), 200);
  const auto refusal = guard.check(request, start);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 429);
  EXPECT_EQ(header_of(*refusal, "Retry-After"), "1");
  HttpRequest other = request;
  other.client = "127.0.0.2";
  EXPECT_EQ(status_of(guard, other, start), 200) << "another client has a share of its own";
  HttpRequest probe = get_request("/healthz");
  EXPECT_EQ(status_of(guard, probe, start), 200);
  EXPECT_EQ(status_of(guard, request, start + milliseconds(499)), 429);
  EXPECT_EQ(status_of(guard, request, start + milliseconds(501)), 200);
  EXPECT_EQ(status_of(guard, request, start + milliseconds(502)), 429);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(status_of(guard, request, start + seconds(100)), 200);
  EXPECT_EQ(status_of(guard, request, start + seconds(100)), 429) << "a bucket does not overflow";
}

TEST(TokenBuckets, ForgetsQuietClients) {
  TokenBuckets buckets(1, 5);
  TokenBuckets::Time now{};
  for (std::size_t i = 0; i < 3 * TokenBuckets::kMaxClients; ++i) {
    buckets.take(std::to_string(i), now);
    now += milliseconds(1);
    ASSERT_LE(buckets.clients(), TokenBuckets::kMaxClients);
  }
}

TEST(TokenBuckets, CountsANetworkOfIpv6AsOneClient) {
  EXPECT_EQ(bucket_name("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(bucket_name("2001:db8:1:2:3:4:5:6"), bucket_name("2001:db8:1:2::"));
  EXPECT_NE(bucket_name("2001:db8:1:2::"), bucket_name("2001:db8:1:3::"));
  EXPECT_EQ(bucket_name("?"), "?");
}

HttpRequest preflight_from(const char* origin) {
  HttpRequest request = get_request("/multi-search");
  request.method = HttpMethod::kOptions;
  request.headers = {{"origin", origin}, {"access-control-request-method", "POST"}};
  return request;
}

TEST(Cors, IsOffUnlessConfigured) {
  ServiceFixture fixture;
  HttpRequest request = get_request("/api/v1/search");
  request.headers = {{"origin", "https://other.example"}};
  EXPECT_EQ(header_of(fixture.ask(request), "Access-Control-Allow-Origin"), "");
  EXPECT_NE(fixture.ask(preflight_from("https://other.example")).status, 204);
}

TEST(Cors, LetsConfiguredSitesIn) {
  ServiceFixture fixture({{}, {"https://friend.example"}, {"key"}, 0, 0});
  const auto allowed = fixture.ask(preflight_from("https://friend.example"));
  EXPECT_EQ(allowed.status, 204);
  EXPECT_EQ(header_of(allowed, "Access-Control-Allow-Origin"), "https://friend.example");
  EXPECT_EQ(header_of(allowed, "Vary"), "Origin");
  const auto refused = fixture.ask(preflight_from("https://friend.example.evil.example"));
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(header_of(refused, "Access-Control-Allow-Origin"), "");
}

}  // namespace
}  // namespace dateline
