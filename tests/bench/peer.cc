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

/// One query with or without facets, and its times.
struct Series {
  const Query& query;
  bool facets;
  std::vector<double> times;
};

/// Rounds over all queries, not many times one query: caches see what they would see in use. Rounds
/// with and without facets take turns, so that a slow moment of the machine hits both.
std::vector<Series> measure(Peer& peer, const std::vector<Query>& queries, int rounds) {
  std::vector<Series> all;
  for (const bool facets : {false, true}) {
    if (facets && !peer.has_facets()) continue;
    for (const Query& query : queries) {
      if (peer.offers(query.op)) all.push_back({query, facets, {}});
    }
  }
  constexpr int kWarmUp = 1;
  for (int round = -kWarmUp; round < rounds; ++round) {
    for (Series& series : all) {
      const double time = microseconds(peer, series.query, series.facets);
      if (round >= 0) series.times.push_back(time);
    }
  }
  return all;
}

void print(Peer& peer, const Series& series) {
  const Counts counts = peer.count(series.query);
  fmt::print("{}\t{}\t{}\t{}\t{}\t{:.1f}\n", series.query.query_class, series.facets ? 1 : 0,
             series.query.text, counts.matches, counts.top_topic, fmt::join(series.times, ","));
}

int run(const std::vector<std::string>& arguments, Peer& peer) {
  if (arguments.size() == 3 && arguments[0] == "index") {
    peer.index(arguments[1], arguments[2]);
    return 0;
  }
  if (arguments.size() == 4 && arguments[0] == "query") {
    peer.open(arguments[1]);
    const auto queries = read_queries(arguments[2]);
    for (const Series& series : measure(peer, queries, std::stoi(arguments[3]))) {
      print(peer, series);
    }
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
