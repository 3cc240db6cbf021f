// SPDX-License-Identifier: GPL-2.0-or-later
// How many searches a second the library answers within one process, each as the same JSON that the
// server sends: what the server's own rate is measured against.
//
//   bench_in_process DB TARGETS THREADS SECONDS     prints searches a second
//
// TARGETS holds a line for each search: /api/v1/search?q=...
#include <atomic>
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "searcher/engine.h"
#include "searcher/http/http_request.h"
#include "searcher/http/search_parameters.h"
#include "searcher/render_json.h"

namespace dateline {
namespace {

std::vector<Request> read_searches(const std::string& file) {
  std::vector<Request> searches;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto target = parse_target(line);
    if (!target) throw std::runtime_error(target.error().message);
    auto request = parse_search_parameters(target->parameters);
    if (!request) throw std::runtime_error(request.error().message);
    searches.push_back(std::move(*request));
  }
  if (searches.empty()) throw std::runtime_error("no searches in " + file);
  return searches;
}

/// Asks from the `first` search on, round and round, until `must_stop`; answers how many.
std::uint64_t ask(const std::string& db, const std::vector<Request>& searches, std::size_t first,
                  const std::atomic<bool>& must_stop) {
  Engine engine(db);
  std::uint64_t answered = 0;
  for (std::size_t i = first; !must_stop; ++i) {
    const Request& request = searches[i % searches.size()];
    const auto response = engine.search(request);
    if (!response || render_json(request, *response).empty()) std::terminate();
    ++answered;
  }
  return answered;
}

double rate(const std::string& db, const std::vector<Request>& searches, std::size_t threads,
            double seconds) {
  std::atomic<bool> must_stop = false;
  std::atomic<std::uint64_t> answered = 0;
  std::vector<std::thread> running;
  for (std::size_t i = 0; i < threads; ++i) {
    running.emplace_back(
        [&, i] { answered += ask(db, searches, i * searches.size() / threads, must_stop); });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  must_stop = true;
  for (std::thread& thread : running) thread.join();
  return static_cast<double>(answered) / seconds;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  const std::vector<std::string> in(argv, argv + argc);
  if (in.size() != 5) {
    std::cerr << "usage: bench_in_process DB TARGETS THREADS SECONDS\n";
    return 2;
  }
  try {
    std::cout << dateline::rate(in[1], dateline::read_searches(in[2]), std::stoul(in[3]),
                                std::stod(in[4]))
              << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_in_process: " << error.what() << '\n';
    return 1;
  }
}
