// SPDX-License-Identifier: GPL-2.0-or-later
// Articles and their evidence, for tests of stories.
#pragma once

#include <string>

#include "common/schema.h"
#include "common/story_slots.h"
#include "indexer/document_builder.h"

namespace dateline {

inline Article dated_article(const std::string& title, const std::string& excerpt = "",
                             double days = 0) {
  constexpr UnixSeconds kNoon = 1'600'000'000;
  Article out;
  out.title = title;
  out.excerpt = excerpt;
  out.language = "en";
  out.published_at = kNoon + static_cast<UnixSeconds>(days * kSecondsPerDay);
  return out;
}

inline StoryEvidence evidence(const Article& article, const std::string& id) {
  DocumentBuilder builder;
  const auto built = builder.build(article, id);
  return decode_evidence(built.document.get_value(slot::kEvidence)).value();
}

}  // namespace dateline
