// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to xxHash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// XXH3, 64 bits. Stable over machines and versions (the xxHash specification fixes it), so its
/// values may be stored.
std::uint64_t hash64(std::string_view bytes);

/// XXH3, 128 bits, as 32 lower-case hex digits.
std::string hash128_hex(std::string_view bytes);

}  // namespace dateline
