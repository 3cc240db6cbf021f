// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// For each name the place of the first one that differs from it in case and accents alone, which
/// may be the name itself.
std::vector<std::uint32_t> first_spellings(const std::vector<std::string>& names);

/// The names that a value slot holds, as numbers by document id. Of one state of an index; 4 bytes
/// a document, and the names. Safe to read from any thread.
class NameColumn {
 public:
  /// Reads the values of all documents: about 0.2 us a document, where names are thousands. Throws
  /// Xapian::Error.
  NameColumn(const Xapian::Database& index, Xapian::valueno slot);

  /// Of a document without a name.
  static constexpr std::uint32_t kNoName = 0;

  [[nodiscard]] std::uint32_t number(Xapian::docid document) const { return numbers_[document]; }
  /// By number; sorted by their bytes.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// By number: first_spellings() of the names.
  [[nodiscard]] const std::vector<std::uint32_t>& first_spellings() const { return firsts_; }

 private:
  std::vector<std::uint32_t> numbers_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> firsts_;
};

}  // namespace dateline
