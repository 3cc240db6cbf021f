// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/article.h"
#include "common/record.h"

namespace dateline {

/// What an index keeps of an article. Where the article does not name its language, its own words
/// decide; related headlines, which may be in other languages, only where they do not. Plain ASCII
/// text that says too little is taken for the base language. Requires valid UTF-8.
Record record_of(const Article& article, const std::string& id);

}  // namespace dateline
