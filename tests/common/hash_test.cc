// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/hash.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {
namespace {

/// The bytes that xxHash's own self-test hashes.
std::string sanity_bytes(std::size_t size) {
  std::string bytes;
  std::uint64_t state = 2'654'435'761U;
  for (std::size_t i = 0; i < size; ++i, state *= 11'400'714'785'074'694'797U) {
    bytes += static_cast<char>(static_cast<unsigned char>(state >> 56U));
  }
  return bytes;
}

struct Vector {
  std::size_t size;
  std::uint64_t hash64;
  std::string_view hash128;
};

/// From that self-test, without a seed: each length takes another way through XXH3.
constexpr Vector kVectors[] = {
    {0, 0x2d06800538d394c2, "99aa06d3014798d86001c324468d497f"},
    {1, 0xc44bdff4074eecdb, "a6cd5e9392000f6ac44bdff4074eecdb"},
    {6, 0x27b56a84cd2d7325, "082afe0b8162d12a3e7039bdda43cfc6"},
    {12, 0xa713daf0dfbb77e7, "6e3efd8fc7802b18061a192713f69ad9"},
    {24, 0xa3fe70bf9d3510eb, "0ce966e4678d37611e7044d28b1b901d"},
    {48, 0x397da259ecba1f11, "a002ac4e5478227ef942219aed80f67b"},
    {403, 0xcdeb804d65c6dea4, "1b6de21e332dd73dcdeb804d65c6dea4"},
    {2367, 0xcb37aeb9e5d361ed, "e89c0f6ff369b427cb37aeb9e5d361ed"},
};

TEST(Hash, AgreesWithTheSpecification) {
  for (const Vector& vector : kVectors) {
    SCOPED_TRACE(vector.size);
    const std::string bytes = sanity_bytes(vector.size);
    EXPECT_EQ(hash64(bytes), vector.hash64);
    EXPECT_EQ(hash128_hex(bytes), vector.hash128);
  }
}

TEST(Hash, CountsEveryByte) {
  EXPECT_NE(hash64(std::string_view("a\0", 2)), hash64("a"));
  EXPECT_NE(hash128_hex("ab"), hash128_hex("ba"));
}

TEST(Hash, TakesAViewOfNothing) { EXPECT_EQ(hash64(std::string_view()), hash64("")); }

}  // namespace
}  // namespace dateline
