// SPDX-License-Identifier: GPL-2.0-or-later
// Many clients at once, all routes, several workers, while the index changes.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "searcher/http/http_server.h"
#include "tests/http/raw_client.h"
#include "tests/http/service_fixture.h"

namespace dateline {
namespace {

constexpr std::size_t kParallelWorkers = 4;
constexpr std::size_t kParallelClients = 6;

/// What the loop answers by itself, and what workers do by different parts of their engines.
constexpr const char* kParallelTargets[] = {
    "/",
    "/hot",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/api/v1/search?q=robot&facets=topic,provider,year",
    "/api/v1/search?q=robt&collapse=provider",
    "/api/v1/search?q=robot&sort=heat&topic=AI",
    "/api/v1/search.csv?q=rob*",
    "/api/v1/facets?q=robot",
    "/api/v1/suggest?q=ro",
    "/api/v1/similar?id=00000.md",
    "/api/v1/articles/00001.md",
    "/api/v1/hot",
    "/api/v1/trends",
    "/api/v1/coverage?q=robot",
    "/stats",
};

/// A service with several workers behind a socket.
class ParallelRequests : public testing::Test {
 protected:
  void SetUp() override {
    service_.report_load([this] { return ServerLoad{server_.connections(), server_.queued()}; });
    loop_ = std::thread([this] { server_.run(); });
  }
  void TearDown() override {
    service_.set_stopping();
    server_.stop();
    loop_.join();
  }

  /// Asks for all targets over one connection, beginning with the `first` one.
  void ask_all(std::size_t first) const {
    RawClient client(server_.address().port);
    for (std::size_t i = 0; i < std::size(kParallelTargets); ++i) {
      const std::string target = kParallelTargets[(first + i) % std::size(kParallelTargets)];
      client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      const std::string answer = client.read_response();
      EXPECT_EQ(status_of(answer), 200) << target << '\n' << answer;
    }
  }

  /// Commits once and again until told to stop.
  void change_until(const std::atomic<bool>& stop) {
    for (int state = 0; !stop; ++state) {
      auto articles = sample_corpus();
      articles[0].title = fmt::format("Robot state{}", state);
      articles[0].topics = {fmt::format("Topic {}", state)};
      index_.put(0, articles[0]);
      index_.put(articles.size(), articles[1]);
      index_.commit();
      ++commits_;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }

  static GuardOptions guard() {
    GuardOptions options;
    options.cors_origins = {"*"};
    options.rate = options.burst = 1'000'000;
    return options;
  }

  IndexFixture index_{sample_corpus()};
  ServerLog log_{LogFormat::kText, LogLevel::kError};
  SearchService service_{{index_.db(), kParallelWorkers, guard()}, log_};
  HttpServer server_{{"127.0.0.1", 0}, {.workers = kParallelWorkers}, service_};
  std::thread loop_;
  int commits_ = 0;
};

TEST_F(ParallelRequests, AreAllAnsweredWhileTheIndexChanges) {
  std::atomic<bool> stop = false;
  std::thread writer([&] { change_until(stop); });
  std::vector<std::thread> clients;
  for (std::size_t i = 0; i < kParallelClients; ++i)
    clients.emplace_back([this, i] { ask_all(3 * i); });
  for (std::thread& client : clients) client.join();
  stop = true;
  writer.join();
  EXPECT_GT(commits_, 3);
}

}  // namespace
}  // namespace dateline
