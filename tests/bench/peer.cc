// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/peer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <chrono>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::bench {
namespace {

double microseconds(Peer& peer, const Query& query, bool facets) {
  const auto started = std::chrono::steady_clock::now();
  peer.ask(query, facets);
  const auto ended = std::chrono::steady_clock::now();
  return std::chrono::duration<double, std::micro>(ended - started).count();
}

/// Rounds over all queries, not many times one query: caches see what they would see in use.
void measure(Peer& peer, const std::vector<Query>& queries, bool facets, int rounds) {
  std::vector<std::vector<double>> times(queries.size());
  constexpr int kWarmUp = 1;
  for (int round = -kWarmUp; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (!peer.offers(queries[i].op)) continue;
      const double time = microseconds(peer, queries[i], facets);
      if (round >= 0) times[i].push_back(time);
    }
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (times[i].empty()) continue;
    const Counts counts = peer.count(queries[i]);
    fmt::print("{}\t{}\t{}\t{}\t{}\t{:.1f}\n", queries[i].query_class, facets ? 1 : 0,
               queries[i].text, counts.matches, counts.top_topic, fmt::join(times[i], ","));
  }
}

int run(const std::vector<std::string>& arguments, Peer& peer) {
  if (arguments.size() == 3 && arguments[0] == "index") {
    peer.index(arguments[1], arguments[2]);
    return 0;
  }
  if (arguments.size() == 4 && arguments[0] == "query") {
    peer.open(arguments[1]);
    const auto queries = read_queries(arguments[2]);
    const int rounds = std::stoi(arguments[3]);
    measure(peer, queries, false, rounds);
    if (peer.has_facets()) measure(peer, queries, true, rounds);
    return 0;
  }
  fmt::print(stderr, "usage: index INPUT FOLDER | query FOLDER QUERIES ROUNDS\n");
  return 2;
}

}  // namespace

int run_peer(int argc, char** argv, Peer& peer) {
  try {
    return run({argv + 1, argv + argc}, peer);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "{}: {}\n", argv[0], error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", argv[0], error.what());
  }
  return 1;
}

}  // namespace dateline::bench
