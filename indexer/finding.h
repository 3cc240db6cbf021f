// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "common/diagnostic.h"

namespace dateline {

/// What the doctor can find, in the order in which it is reported.
enum class FindingKind : std::uint8_t {
  kSameUrl,
  kFutureDate,
  kOldDate,
  kUnknownTopic,
  kRelatedWithoutUrl,
  kRelatedToItself,
  kRelatedTwice,
  kSameTitle,
  kMisspeltTopic,
  kTopicSpelling,
  kRelatedNowhere,
  kRemovedYetPublished,
  kHeatOfUnpublished,
  kExcerptIsTitle,
  kNothingButTitle,
};

/// A kind's name in JSON, what it is in a few words, and how bad it is. A warning is wrong in
/// itself; a note is a guess, or a matter of taste.
struct KindInfo {
  std::string_view name;
  std::string_view label;
  Severity severity = Severity::kNote;
};

inline constexpr std::size_t kFindingKinds = 15;
const KindInfo& info_of(FindingKind kind);

/// A place in a file.
struct Place {
  std::string path;
  Position position;

  friend bool operator==(const Place&, const Place&) = default;
};

/// One problem, which may take knowledge of the other files to see.
struct Finding {
  FindingKind kind = FindingKind::kSameUrl;
  Severity severity = Severity::kNote;
  Place at;
  std::string message;         ///< as in a Diagnostic; names `other`, too
  std::optional<Place> other;  ///< the other file's, where two are at odds
};

/// For the form that editors and CI understand.
Diagnostic to_diagnostic(const Finding& finding);

/// A place in a file that is known by its number.
struct Spot {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Spot&, const Spot&) = default;
  friend bool operator<(const Spot& a, const Spot& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  }
};

Spot spot_of(std::uint32_t file, const Position& position);

/// Findings as they are made, with the names of the files.
class FindingList {
 public:
  /// The number of a further file.
  std::uint32_t add_file(std::string path);

  void add(FindingKind kind, const Spot& at, std::string message);

  /// As above; the place of `other` is put behind the message.
  void add_beside(FindingKind kind, const Spot& at, std::string message, const Spot& other);

  /// All, by kind, then by file in the order of their numbers, then by place. Ends the list.
  std::vector<Finding> take();

 private:
  struct Row {
    FindingKind kind;
    Spot at;
    std::string message;
    std::optional<Spot> other;
  };
  [[nodiscard]] Place place_of(const Spot& spot) const;

  std::vector<std::string> paths_;
  std::vector<Row> rows_;
};

}  // namespace dateline
