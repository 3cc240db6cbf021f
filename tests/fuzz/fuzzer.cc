// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer's entry to one of the targets.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
