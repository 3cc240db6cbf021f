// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Which articles an index held, by the first 48 bits of their ids' hashes: 5 bytes an article. By
/// the ids, not by Xapian's numbers, which a rebuild gives anew.
class SeenArticles {
 public:
  SeenArticles() = default;

  /// Those of an index. Throws Xapian::Error.
  explicit SeenArticles(const Xapian::Database& index);

  /// The documents of an index that are not among these, by number. Throws Xapian::Error.
  [[nodiscard]] std::vector<Xapian::docid> new_documents(const Xapian::Database& index) const;

  [[nodiscard]] std::string encode() const;
  /// Nothing for what encode() did not make.
  static std::optional<SeenArticles> decode(std::string_view bytes);

 private:
  std::vector<std::uint64_t> numbers_;  // sorted
};

}  // namespace dateline
