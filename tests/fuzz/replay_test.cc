// SPDX-License-Identifier: GPL-2.0-or-later
// The kept inputs of the fuzz targets, without a fuzzer.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/targets.h"
#include "tests/support/paths.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct Target {
  const char* shows;
  void (*function)(std::string_view bytes);
};

class FuzzReplay : public testing::TestWithParam<Target> {};

TEST_P(FuzzReplay, takes_all_kept_inputs) {
  int inputs = 0;
  const std::string folder = source_path("tests/fuzz/corpus/" + std::string(GetParam().shows));
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    EXPECT_NO_THROW(GetParam().function(bytes)) << file.path();
    for (std::size_t size = 1; size < bytes.size(); size = 2 * size) {
      EXPECT_NO_THROW(GetParam().function(bytes.substr(0, size))) << file.path() << " cut " << size;
    }
    ++inputs;
  }
  EXPECT_GE(inputs, 10);
}

INSTANTIATE_TEST_SUITE_P(Fuzz, FuzzReplay,
                         testing::Values(Target{"front_matter", fuzz_front_matter},
                                         Target{"record", fuzz_record},
                                         Target{"import", fuzz_import}, Target{"query", fuzz_query},
                                         Target{"http_request", fuzz_http_request},
                                         Target{"meili", fuzz_meili}),
                         row_name<Target>);

}  // namespace
}  // namespace dateline
