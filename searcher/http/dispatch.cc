// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/dispatch.h"

#include <fmt/format.h>

#include <cassert>
#include <exception>
#include <utility>
#include <variant>

#include "common/index_error.h"
#include "searcher/http/problem_json.h"

namespace dateline {
namespace {

HttpResponse failed(const Problem& told, const std::exception& error) {
  auto response = problem(told);
  response.failure = error.what();
  return response;
}

HttpResponse answer_by(const Route& route, const HttpRequest& request, HandlerContext& context) {
  try {
    return std::get<Handler>(route.handler)(request, context);
  } catch (const IndexError& error) {
    return failed({503, "the index cannot be read at present"}, error);
  } catch (const std::exception& error) {
    return failed({500, "the server failed at this request"}, error);
  }
}

HttpResponse not_allowed(const std::string& allowed) {
  auto response = problem({405, "this path takes " + allowed});
  response.headers.push_back({"Allow", allowed});
  return response;
}

}  // namespace

std::optional<HttpResponse> dispatch_at_once(const Router& router, const HttpRequest& request) {
  const auto found = router.find(request.method, request.path);
  if (found.route == nullptr) {
    if (!found.allowed.empty()) return not_allowed(found.allowed);
    return problem({404, "there is nothing at this path; /openapi.json lists what there is"});
  }
  const auto* const prompt = std::get_if<PromptHandler>(&found.route->handler);
  if (prompt == nullptr) return std::nullopt;
  auto response = (*prompt)(request);
  response.route = found.route->label;
  return response;
}

HttpResponse dispatch(const Router& router, const HttpRequest& request, Engine& engine) {
  auto found = router.find(request.method, request.path);
  assert(found.route != nullptr);
  HandlerContext context{engine, std::move(found.values)};
  auto response = answer_by(*found.route, request, context);
  response.route = found.route->label;
  const auto missing = engine.missing_shards();
  if (!missing.empty()) {
    response.headers.push_back(
        {"Dateline-Missing-Shards", fmt::format("{}", fmt::join(missing, ", "))});
  }
  return response;
}

}  // namespace dateline
