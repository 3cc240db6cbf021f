// SPDX-License-Identifier: GPL-2.0-or-later
// The whole of the API that a program needs to search: a request, an engine, a response.
#include <exception>
#include <iostream>

#include "searcher/engine.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed DB QUERY\n";
    return 2;
  }
  try {
    dateline::Request request;
    request.text = argv[2];
    request.limit = 3;
    request.facets = {dateline::FacetField::kTopic};
    dateline::Engine engine(argv[1]);  // one a thread
    const auto response = engine.search(request);
    if (!response) {
      std::cerr << response.error().message << '\n';
      return 2;
    }
    std::cout << response->total << " articles\n";
    for (const auto& hit : response->hits) {
      std::cout << hit.score << ' ' << hit.record.title << '\n';
    }
    return response->total > 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
  }
}
