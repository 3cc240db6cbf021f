// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/result.h"
#include "searcher/request.h"

namespace dateline {

/// A condition of a filter expression, taken apart.
struct MeiliCondition {
  std::string attribute;
  std::string sign;  ///< = != > >= < <= TO IN
  std::vector<std::string> values;
};

/// What the condition lets through. Failure: an attribute or a value that no filter takes.
Result<FilterTree, Failure> filter_of(const MeiliCondition& condition);

}  // namespace dateline
