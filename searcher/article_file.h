// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "common/record.h"
#include "common/result.h"

namespace dateline {

/// The article of a file that need not be in any index, so its id is empty; nothing if there is no
/// such regular file. Failure: it cannot be read, or holds no article; a mistake's place is told.
Result<std::optional<Record>, Failure> read_article(const std::string& path);

}  // namespace dateline
