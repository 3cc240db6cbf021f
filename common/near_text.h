// SPDX-License-Identifier: GPL-2.0-or-later
// Which texts are nearly the same: min-hash sketches of their pairs of neighbouring words (A.
// Broder, "On the resemblance and containment of documents", 1997), found by bands of equal rows
// (A. Gionis, P. Indyk and R. Motwani, "Similarity search in high dimensions via hashing", 1999).
// SimHash suits long pages; a headline and a blurb of 35 words differ in five of its 64 bits for
// one changed word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/analyzer.h"

namespace dateline {

/// Bands and rows a band: texts of resemblance .6 share a band with 93 %, of .7 with 98 %, of .2
/// with 22 %, which the exact resemblance then sorts out.
inline constexpr std::size_t kNearBands = 6;
inline constexpr std::size_t kNearRows = 2;

/// The pairs of neighbouring words of a text, field by field.
class NearText {
 public:
  /// Forgets all.
  void clear();

  /// Takes in the words of the next field. More than kMaxWords of one field do not count.
  void add(const std::vector<Token>& tokens);

  /// A hash of all words of the first field that was added; nothing if it had none.
  [[nodiscard]] std::optional<std::uint64_t> first_field() const;

  /// The words of a field, in their order.
  struct Field {
    std::uint64_t hash = 0;
    std::size_t words = 0;

    friend bool operator==(const Field&, const Field&) = default;
  };

  /// In the order in which they were added.
  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }

  /// What is compared to find a near text; empty for texts of fewer than kMinPairs pairs, about
  /// which nothing can be said.
  [[nodiscard]] std::vector<std::uint32_t> bands() const;

  /// How many of the pairs of both are in either: 0..1.
  [[nodiscard]] double resemblance(const NearText& other) const;

 private:
  static constexpr std::size_t kMaxWords = 300;
  static constexpr std::size_t kMinPairs = 5;

  std::vector<Field> fields_;
  std::vector<std::uint64_t> pairs_;  // hashes; sorted, none twice
};

}  // namespace dateline
