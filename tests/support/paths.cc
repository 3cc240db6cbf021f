// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/paths.h"

namespace dateline {

std::string source_path(std::string_view file) {
  return std::string(DATELINE_SOURCE_DIR "/").append(file);
}

std::string built_path(std::string_view file) {
  return std::string(DATELINE_BIN_DIR "/").append(file);
}

}  // namespace dateline
