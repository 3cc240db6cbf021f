// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/http/search_service.h"
#include "searcher/http/server_log.h"
#include "tests/support/index_fixture.h"

namespace dateline {

/// Some articles of all kinds, with texts that a careless renderer would spoil.
std::vector<Article> sample_corpus();

/// A service over an index, asked without a socket.
class ServiceFixture {
 public:
  explicit ServiceFixture(const GuardOptions& guard = {},
                          const std::vector<Article>& articles = sample_corpus());

  /// What the server would answer to `request`, whichever thread does it.
  HttpResponse ask(const HttpRequest& request);

  /// To a GET of `target` from localhost.
  HttpResponse get(const std::string& target);

  /// To a POST of JSON.
  HttpResponse post(const std::string& target, const std::string& body);

  SearchService& service() { return service_; }
  IndexFixture& index() { return index_; }

 private:
  IndexFixture index_;
  ServerLog log_{LogFormat::kText, LogLevel::kError};
  SearchService service_;
};

/// A GET of `target` from localhost.
HttpRequest get_request(const std::string& target);

/// The header's value; empty if there is none.
std::string header_of(const HttpResponse& response, const std::string& name);

}  // namespace dateline
