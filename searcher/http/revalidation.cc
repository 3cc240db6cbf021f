// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/revalidation.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "searcher/http/etag.h"

namespace dateline {
namespace {

/// Weak, as answers to one query differ in the time they took. Another version may answer
/// otherwise.
std::string etag_of(const IndexFacts& facts) {
  return fmt::format("W/\"{}-{}\"", facts.state, DATELINE_VERSION);
}

}  // namespace

Handler revalidated(Handler handler, ServerMetrics& metrics) {
  return [handler = std::move(handler), &metrics](const HttpRequest& request,
                                                  HandlerContext& context) {
    const IndexFacts facts = context.engine.facts();
    metrics.set_documents(facts.documents);
    std::string etag = etag_of(facts);
    HttpResponse response;
    if (has_etag(request, etag)) {
      response.status = 304;
    } else {
      response = handler(request, context);
    }
    const bool may_be_kept = response.status == 200 || response.status == 304;
    response.headers.push_back({"Cache-Control", may_be_kept ? "no-cache" : "no-store"});
    if (may_be_kept) response.headers.push_back({"ETag", std::move(etag)});
    return response;
  };
}

}  // namespace dateline
