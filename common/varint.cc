// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/varint.h"

namespace dateline {

void ByteWriter::put(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>((number & 0x7fU) | 0x80U);
  bytes_ += static_cast<char>(number);
}

void ByteWriter::put_signed(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  put(bits << 1U ^ (number < 0 ? ~std::uint64_t{0} : 0));
}

void ByteWriter::put_optional(std::optional<std::int64_t> number) {
  put(std::uint64_t{number ? 1U : 0U});
  if (number) put_signed(*number);
}

void ByteWriter::put(std::string_view text) {
  put(std::uint64_t{text.size()});
  bytes_ += text;
}

std::uint64_t ByteReader::number() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; ok_ && shift < 64; shift += 7) {
    if (rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && byte > 1) break;  // more than 64 bits
    number |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) return number;
  }
  ok_ = false;
  rest_ = {};
  return 0;
}

std::int64_t ByteReader::signed_number() {
  const std::uint64_t bits = number();
  return static_cast<std::int64_t>(bits >> 1U ^ (~(bits & 1U) + 1));
}

std::string_view ByteReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

}  // namespace dateline
