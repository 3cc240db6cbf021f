// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/document_file.h"

#include <array>
#include <bit>
#include <cstdint>
#include <stdexcept>

namespace dateline::bench {
namespace {

using Length = std::array<char, sizeof(std::uint64_t)>;

}  // namespace

DocumentWriter::DocumentWriter(const std::filesystem::path& file) : out_(file, std::ios::binary) {
  out_.exceptions(std::ios::failbit | std::ios::badbit);
}

void DocumentWriter::write(const Xapian::Document& document) {
  const std::string bytes = document.serialise();
  const auto length = std::bit_cast<Length>(std::uint64_t{bytes.size()});
  out_.write(length.data(), length.size());
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

DocumentReader::DocumentReader(const std::filesystem::path& file) : in_(file, std::ios::binary) {
  if (!in_) throw std::runtime_error("cannot read " + file.string());
}

std::optional<Xapian::Document> DocumentReader::next() {
  Length length{};
  if (!in_.read(length.data(), length.size())) return std::nullopt;
  std::string bytes(std::bit_cast<std::uint64_t>(length), '\0');
  if (!in_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return std::nullopt;
  return Xapian::Document::unserialise(bytes);
}

}  // namespace dateline::bench
