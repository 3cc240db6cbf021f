// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/http/service_fixture.h"

#include <stdexcept>

namespace dateline {
namespace {

constexpr UnixSeconds kNewest = 1'600'000'000;  // 2020-09-13T12:26:40Z

Article article(const std::string& title, const std::string& excerpt) {
  Article out;
  out.language = "en";
  out.title = title;
  out.excerpt = excerpt;
  out.category = "news";
  return out;
}

Article rich_article(const std::string& title, std::vector<std::string> topics,
                     std::int32_t quality) {
  Article out = article(title, "A robot in a long excerpt about " + title + ".");
  out.topics = std::move(topics);
  out.provider = {"BBC News", "bbc.example"};
  out.type = "article";
  out.url = "https://bbc.example/a?b=1&c=2";
  out.published_at = kNewest - quality * kSecondsPerDay;
  out.quality = quality;
  out.heat = 2 * quality;
  return out;
}

}  // namespace

std::vector<Article> sample_corpus() {
  std::vector<Article> articles = {
      rich_article("Robot vineyards", {"AI", "Robots"}, 10),
      rich_article("Robot \"orchestra\" & <b>more</b>", {"AI"}, 20),
      rich_article("Robot swarm", {"Robots", "Space"}, 30),
      rich_article("Robot ethics, a \"view\"", {"Ethics & Law"}, 40),
      article("=SUM(A1) robot", "Line one,\nline two\x01."),
      article("", "No title, no date: robot 日本語."),
  };
  articles[2].provider = {"El País", "pais.example"};
  articles[2].type = "video";
  articles[3].url = "javascript:alert(1)";
  return articles;
}

ServiceFixture::ServiceFixture(const GuardOptions& guard, const std::vector<Article>& articles)
    : index_(articles), service_({index_.db(), 1, guard}, log_) {}

HttpResponse ServiceFixture::ask(const HttpRequest& request) {
  auto response = service_.answer_at_once(request);
  if (!response) response = service_.answer(request, 0);
  service_.finished(request, *response, std::chrono::milliseconds(1), true);
  return *response;
}

HttpResponse ServiceFixture::get(const std::string& target) { return ask(get_request(target)); }

HttpResponse ServiceFixture::post(const std::string& target, const std::string& body) {
  HttpRequest request = get_request(target);
  request.method = HttpMethod::kPost;
  request.headers.push_back({"content-type", "application/json"});
  request.body = body;
  return ask(request);
}

HttpRequest get_request(const std::string& target) {
  auto parsed = parse_target(target);
  if (!parsed) throw std::invalid_argument(parsed.error().message);
  HttpRequest request;
  request.path = parsed->path;
  request.parameters = parsed->parameters;
  request.host = "localhost:8080";
  request.client = "127.0.0.1";
  return request;
}

std::string header_of(const HttpResponse& response, const std::string& name) {
  for (const NamedValue& header : response.headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

}  // namespace dateline
