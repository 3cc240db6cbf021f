// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/small_file.h"

#include <fstream>

namespace dateline {

std::optional<std::string> read_small_file(const std::string& path, std::size_t most) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(most + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in.eof() || in.bad()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace dateline
