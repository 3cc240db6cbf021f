// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// `code_point`, which must not be a surrogate, as UTF-8.
inline std::string utf8(char32_t code_point) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  const auto tail = [&](unsigned shift) { return byte(0x80U | (code_point >> shift & 0x3fU)); };
  if (code_point < 0x80) return {byte(code_point)};
  if (code_point < 0x800) return {byte(0xc0U | code_point >> 6U), tail(0)};
  if (code_point < 0x10000) return {byte(0xe0U | code_point >> 12U), tail(6), tail(0)};
  return {byte(0xf0U | code_point >> 18U), tail(12), tail(6), tail(0)};
}

/// A code point from one of the stretches where folding and word breaking have much to do, or any.
inline rc::Gen<char32_t> any_code_point() {
  struct Stretch {
    char32_t first;
    char32_t last;
  };
  static const std::vector<Stretch> stretches = {
      {U' ', U'~'},      {U'a', U'z'},     {U'a', U'e'},       {U' ', U'/'},       {0x00a0, 0x017f},
      {0x00ad, 0x00ad},  {0x0300, 0x0345}, {0x0370, 0x052f},   {0x05d0, 0x064f},   {0x0e01, 0x0e4e},
      {0x1100, 0x11ff},  {0x1e00, 0x1fff}, {0x200b, 0x2044},   {0x2100, 0x218f},   {0x2460, 0x24ff},
      {0x3041, 0x30ff},  {0x3300, 0x33ff}, {0x4e00, 0x4eff},   {0xac00, 0xacff},   {0xfb00, 0xfdfa},
      {0xfe00, 0xfe0f},  {0xff01, 0xff9f}, {0x1d400, 0x1d4ff}, {0x1f1e6, 0x1f64f}, {0x0001, 0xd7ff},
      {0xe000, 0x10ffff}};
  return rc::gen::mapcat(rc::gen::elementOf(stretches), [](const Stretch& stretch) {
    return rc::gen::cast<char32_t>(
        rc::gen::inRange<std::uint32_t>(stretch.first, stretch.last + 1));
  });
}

/// Valid UTF-8 of every kind.
inline rc::Gen<std::string> any_text() {
  return rc::gen::map(rc::gen::container<std::u32string>(any_code_point()),
                      [](const std::u32string& code_points) {
                        std::string text;
                        for (const char32_t code_point : code_points) text += utf8(code_point);
                        return text;
                      });
}

}  // namespace dateline
