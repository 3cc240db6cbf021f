// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/engine.h"
#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"

namespace dateline {

/// What the braces of a route's pattern stood for, in a given path.
using PathValues = std::vector<NamedValue>;

/// What a handler may use besides the request. One a worker thread, so nothing in it is shared.
struct HandlerContext {
  Engine& engine;          ///< the worker's own
  PathValues path_values;  ///< of the route taken

  /// The value of `{name}`; the route must have it.
  [[nodiscard]] std::string_view path_value(std::string_view name) const;
};

/// Answers a request on a worker thread: a function of its arguments and the index alone. May throw
/// IndexError, which becomes a 503.
using Handler = std::function<HttpResponse(const HttpRequest&, HandlerContext&)>;

/// Answers a request at once, on the event loop: needs no index and never waits for anything.
using PromptHandler = std::function<HttpResponse(const HttpRequest&)>;

struct Route {
  HttpMethod method = HttpMethod::kGet;  ///< kGet takes HEAD as well
  std::string pattern;  ///< `/indexes/{uid}/search`; a last `{id...}` takes the rest, slashes too
  std::string label;    ///< names the route in metrics and logs
  std::variant<Handler, PromptHandler> handler;
};

/// Finds the route of a request.
class Router {
 public:
  explicit Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

  struct Found {
    const Route* route = nullptr;  ///< nothing if no route has this path and method
    PathValues values;
    std::string allowed;  ///< the methods that the path has, `GET, HEAD`; empty: no such path
  };
  /// The first route that fits.
  [[nodiscard]] Found find(HttpMethod method, std::string_view path) const;

  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace dateline
