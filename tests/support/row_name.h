// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <cctype>
#include <string>

namespace dateline {

/// Names a test after its row: `shows`, the first member of every row, says what the row is there
/// for. What a test name must not hold becomes an underscore.
template <typename Row>
std::string row_name(const testing::TestParamInfo<Row>& info) {
  std::string name = info.param.shows;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

}  // namespace dateline
