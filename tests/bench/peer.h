// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "tests/bench/queries.h"

namespace dateline::bench {

/// How many hits and topics an answer holds.
inline constexpr std::uint32_t kTop = 10;

/// What all engines must agree on about one query.
struct Counts {
  std::uint64_t matches = 0;
  std::uint64_t top_topic = 0;  ///< matches with the most frequent topic; 0 if there is no facet
};

/// An engine under measurement.
class Peer {
 public:
  virtual ~Peer() = default;

  /// Makes an index in `folder`, which exists and is empty, from `input`.
  virtual void index(const std::filesystem::path& input, const std::filesystem::path& folder) = 0;

  /// Opens an index for queries.
  virtual void open(const std::filesystem::path& folder) = 0;

  [[nodiscard]] virtual bool offers(Operator op) const = 0;
  [[nodiscard]] virtual bool has_facets() const { return true; }

  /// What is timed: the best kTop hits and, with `facets`, the kTop most frequent topics over all
  /// matches.
  virtual void ask(const Query& query, bool facets) = 0;

  /// The same answer's exact counts; not timed.
  virtual Counts count(const Query& query) = 0;
};

/// main() of an engine's program:
///
///   PROGRAM index INPUT FOLDER             makes an index
///   PROGRAM query FOLDER QUERIES ROUNDS    prints, for each query, once without facets (0) and
///   once
///                                          with (1): `class facets text matches top_topic us,us,…`
///                                          with tabs between; one time in microseconds a round
int run_peer(int argc, char** argv, Peer& peer);

}  // namespace dateline::bench
