// SPDX-License-Identifier: GPL-2.0-or-later
// What a client of Meilisearch's protocol sends: the body of a search, and a filter.
#include <cstdlib>
#include <string>

#include "common/unicode.h"
#include "searcher/http/meili_filter.h"
#include "searcher/http/meili_query_json.h"
#include "tests/fuzz/targets.h"
#include "tests/http/service_fixture.h"

namespace dateline {

void fuzz_meili(std::string_view bytes) {
  static ServiceFixture service;
  (void)read_meili_search(bytes, "news");
  (void)read_meili_multi_search(bytes);
  (void)read_meili_facet_search(bytes, "news");
  if (!first_invalid_utf8(bytes)) {
    if (const auto filter = parse_meili_filter(bytes)) {
      Request request;
      put_filters({*filter}, request);
    }
  }
  constexpr int kServerError = 500;
  for (const char* path : {"/indexes/articles/search", "/multi-search"}) {
    if (service.post(path, std::string(bytes)).status >= kServerError) std::abort();
  }
}

}  // namespace dateline
