// SPDX-License-Identifier: GPL-2.0-or-later
// The server against clients that mean no good.
#include "searcher/http/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "searcher/http/problem_json.h"
#include "tests/http/raw_client.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

/// Answers with the path and the body; `/slow` takes a while on a worker.
class Echo final : public Application {
 public:
  std::optional<HttpResponse> answer_at_once(const HttpRequest& request) override {
    if (request.path == "/slow") return std::nullopt;
    HttpResponse response;
    response.content_type = "text/plain";
    response.body = "you asked for " + request.path + " with " + request.body;
    return response;
  }
  HttpResponse answer(const HttpRequest& /*request*/, std::size_t /*worker*/) override {
    std::this_thread::sleep_for(milliseconds(200));
    HttpResponse response;
    response.body = "slow";
    return response;
  }
  void finished(const HttpRequest& /*request*/, const HttpResponse& /*response*/,
                std::chrono::nanoseconds /*took*/, bool /*was_sent*/) override {
    ++finished_;
  }
  [[nodiscard]] int finished() const { return finished_; }

 private:
  std::atomic<int> finished_ = 0;
};

/// A server on a free port of this machine, running on a thread of its own.
class Running {
 public:
  explicit Running(const ServerLimits& limits = {})
      : server_({"127.0.0.1", 0}, limits, application_), thread_([this] { server_.run(); }) {}
  ~Running() { stop(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] std::uint16_t port() const { return server_.address().port; }
  [[nodiscard]] const HttpServer& server() const { return server_; }
  [[nodiscard]] const Echo& application() const { return application_; }

 private:
  Echo application_;
  HttpServer server_;
  std::thread thread_;
};

constexpr char kGet[] = "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
constexpr char kGetSlow[] = "GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

TEST(HttpServer, AnswersWithTheSafetyHeaders) {
  const Running running;
  const std::string response = exchange(running.port(), kGet);
  EXPECT_EQ(status_of(response), 200);
  EXPECT_THAT(response, HasSubstr("you asked for /a"));
  EXPECT_THAT(response, HasSubstr("X-Content-Type-Options: nosniff\r\n"));
  EXPECT_THAT(response, HasSubstr("Content-Security-Policy: default-src 'none'"));
  EXPECT_THAT(response, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(response, Not(HasSubstr("Access-Control")));
}

TEST(HttpServer, KeepsAConnectionForSeveralRequests) {
  const Running running;
  RawClient client(running.port());
  for (int i = 0; i < 3; ++i) {
    client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(status_of(client.read_response()), 200);
  }
  client.send("HEAD /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  const std::string head = client.read_all();
  EXPECT_EQ(status_of(head), 200);
  EXPECT_TRUE(head.ends_with("\r\n\r\n")) << "no body";
}

struct HttpServerRow {
  const char* shows;
  std::string bytes;
  int status;  ///< 0: the connection is closed without an answer
};

class BadRequests : public testing::TestWithParam<HttpServerRow> {};

TEST_P(BadRequests, AreRefused) {
  const Running running;
  const std::string response = exchange(running.port(), GetParam().bytes);
  EXPECT_EQ(status_of(response), GetParam().status) << response;
  EXPECT_EQ(status_of(exchange(running.port(), kGet)), 200) << "others are served as before";
}

std::string get(const std::string& target, const std::string& headers = "Host: localhost\r\n") {
  return "GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
}

std::string post(std::size_t announced, const std::string& body) {
  return "POST /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " +
         std::to_string(announced) + "\r\n\r\n" + body;
}

const std::string kKilobytes(9 * 1024, 'x');

INSTANTIATE_TEST_SUITE_P(
    Rows, BadRequests,
    testing::Values(
        HttpServerRow{"a long header", get("/a", "Host: localhost\r\nX: " + kKilobytes + "\r\n"),
                      431},
        HttpServerRow{"a long target", get("/" + kKilobytes), 431},
        HttpServerRow{"no host", get("/a", ""), 400},
        HttpServerRow{"a broken escape", get("/%zz"), 400},
        HttpServerRow{"no UTF-8", get("/%ff"), 400},
        HttpServerRow{"NUL in the path", get("/a%00b"), 400},
        HttpServerRow{"a line break in the path", get("/a%0d%0aX-Evil:%20yes"), 400},
        HttpServerRow{"a broken escape in the query", get("/?q=%"), 400},
        HttpServerRow{"a large body announced", post(65 * 1024, ""), 413},
        HttpServerRow{"a large body sent", post(70 * 1024, std::string(70 * 1024, 'x')), 413},
        HttpServerRow{"a length that is none",
                      "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n", 400},
        HttpServerRow{"a length below zero",
                      "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400}),
    row_name<HttpServerRow>);

TEST(HttpServer, SurvivesNoise) {
  const Running running;
  for (const std::string& noise :
       {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"), std::string(100, '\0'),
        std::string("GET\r\n\r\n"), std::string("GET / HTTP/9.9\r\n\r\n"),
        std::string("\r\n\r\n\r\n"), std::string("GET / HTTP/1.1\r\n: x\r\n\r\n"),
        std::string(20'000, 'A')}) {
    RawClient client(running.port());
    client.send(noise);
    const std::string response = client.read_all(milliseconds(50));
    EXPECT_NE(status_of(response), 200) << response;
  }
  EXPECT_EQ(status_of(exchange(running.port(), kGet)), 200);
}

TEST(HttpServer, CutsOffWhoDribblesAHeader) {
  ServerLimits limits;
  limits.header_time = milliseconds(400);
  const Running running(limits);
  constexpr int kClients = 200;
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < kClients; ++i) {
    slow.push_back(std::make_unique<RawClient>(running.port()));
    slow.back()->send("GET /");
  }
  EXPECT_EQ(status_of(exchange(running.port(), kGet)), 200) << "others are served meanwhile";
  const auto begin = std::chrono::steady_clock::now();
  // A byte now and then does not help.
  while (std::chrono::steady_clock::now() - begin < milliseconds(900)) {
    for (const auto& client : slow) client->send("a");
    std::this_thread::sleep_for(milliseconds(50));
  }
  for (const auto& client : slow) EXPECT_TRUE(client->is_closed_within(milliseconds(2'000)));
}

TEST(HttpServer, CutsOffWhoDribblesABody) {
  ServerLimits limits;
  limits.request_time = milliseconds(300);
  const Running running(limits);
  RawClient client(running.port());
  client.send(post(1000, "x"));
  EXPECT_TRUE(client.is_closed_within(milliseconds(5'000)));
}

TEST(HttpServer, TakesAThousandConnects) {
  const Running running;
  {
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 1000; ++i) {
      idle.push_back(std::make_unique<RawClient>(running.port()));
      EXPECT_LE(running.server().connections(), 256U);
    }
  }
  EXPECT_EQ(status_of(exchange(running.port(), kGet)), 200) << "once they have gone";
}

TEST(HttpServer, TellsWhoComesTooMuch) {
  ServerLimits limits;
  limits.workers = 1;
  limits.queue = 1;
  const Running running(limits);
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(std::make_unique<RawClient>(running.port()));
    clients.back()->send(kGetSlow);
    std::this_thread::sleep_for(milliseconds(20));
  }
  EXPECT_EQ(status_of(exchange(running.port(), kGet)), 200) << "what needs no worker is answered";
  std::vector<int> statuses;
  std::string refusal;
  for (const auto& client : clients) {
    const std::string response = client->read_all();
    statuses.push_back(status_of(response));
    if (status_of(response) == 503) refusal = response;
  }
  EXPECT_EQ(statuses, (std::vector{200, 200, 503, 503}));
  EXPECT_THAT(refusal, HasSubstr("Retry-After: 1\r\n"));
}

TEST(HttpServer, DrainsWhenStopped) {
  Running running;
  RawClient asking(running.port());
  RawClient idle(running.port());
  asking.send(kGetSlow);
  std::this_thread::sleep_for(milliseconds(50));
  const auto begin = std::chrono::steady_clock::now();
  running.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_THAT(asking.read_all(), HasSubstr("slow")) << "what was asked is answered";
  EXPECT_TRUE(idle.is_closed_within(milliseconds(100)));
  EXPECT_EQ(running.application().finished(), 1);
  EXPECT_THROW(RawClient(running.port()), std::system_error) << "nobody listens";
}

}  // namespace
}  // namespace dateline
