// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace dateline::bench {

/// Writes Xapian documents (terms, frequencies, positions, values, data) one after the other:
/// a length of 8 bytes and Document::serialise().
class DocumentWriter {
 public:
  explicit DocumentWriter(const std::filesystem::path& file);
  void write(const Xapian::Document& document);

 private:
  std::ofstream out_;
};

/// Reads them again. Throws std::runtime_error if the file cannot be read.
class DocumentReader {
 public:
  explicit DocumentReader(const std::filesystem::path& file);

  /// Nothing at the end.
  std::optional<Xapian::Document> next();

 private:
  std::ifstream in_;
};

}  // namespace dateline::bench
