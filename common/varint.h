// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Appends numbers and texts to a byte string: LEB128 varints, signed ones in zigzag form.
class ByteWriter {
 public:
  void put(std::uint64_t number);
  void put_signed(std::int64_t number);

  /// 0 for nothing; else 1 and the number.
  void put_optional(std::optional<std::int64_t> number);

  void put(std::string_view text);

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads back what ByteWriter wrote. After the first thing that does not fit, ok() is false for
/// good and every answer is 0 or empty.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number();
  std::int64_t signed_number();
  std::string_view text();

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  /// How many bytes are left: an upper bound for any count that follows.
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace dateline
