// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace dateline {

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string hash128_hex(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace dateline
