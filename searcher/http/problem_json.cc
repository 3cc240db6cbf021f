// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/problem_json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace dateline {
namespace {

constexpr std::array kReasons = {
    std::pair{400, std::string_view("Bad Request")},
    std::pair{401, std::string_view("Unauthorized")},
    std::pair{403, std::string_view("Forbidden")},
    std::pair{404, std::string_view("Not Found")},
    std::pair{405, std::string_view("Method Not Allowed")},
    std::pair{413, std::string_view("Content Too Large")},
    std::pair{415, std::string_view("Unsupported Media Type")},
    std::pair{421, std::string_view("Misdirected Request")},
    std::pair{429, std::string_view("Too Many Requests")},
    std::pair{431, std::string_view("Request Header Fields Too Large")},
    std::pair{500, std::string_view("Internal Server Error")},
    std::pair{503, std::string_view("Service Unavailable")},
};

}  // namespace

std::string_view reason_of(int status) {
  for (const auto& [known, reason] : kReasons) {
    if (known == status) return reason;
  }
  return {};
}

HttpResponse problem(const Problem& problem) {
  const nlohmann::ordered_json json = {{"type", "about:blank"},
                                       {"title", reason_of(problem.status)},
                                       {"status", problem.status},
                                       {"detail", problem.detail}};
  HttpResponse response;
  response.status = problem.status;
  response.content_type = "application/problem+json";
  response.body = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
  return response;
}

}  // namespace dateline
