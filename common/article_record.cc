// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article_record.h"

#include <cstddef>
#include <string_view>

#include "common/language.h"
#include "common/unicode.h"

namespace dateline {
namespace {

/// Of an article's text, what tells its language: detection takes as long as all else that is done
/// to a text, and is as sure of the first lines as of all.
constexpr std::size_t kMaxSampledBytes = 600;

std::string language_of(const Article& article) {
  if (!article.language.empty()) return article.language;
  std::string sample = article.title + '\n';
  sample += truncate_to_bytes(article.excerpt, kMaxSampledBytes);
  if (std::string sure = detect_language(sample); !sure.empty()) return sure;
  const bool plain = is_ascii(sample);
  for (const RelatedItem& item : article.related) {
    if (sample.size() > kMaxSampledBytes) break;
    sample += '\n' + item.title;
  }
  if (std::string sure = detect_language(sample); !sure.empty()) return sure;
  return std::string(plain ? kBaseLanguage : "");
}

}  // namespace

Record record_of(const Article& article, const std::string& id) {
  return {id,
          article.title,
          article.excerpt,
          std::string(truncate_to_bytes(article.body, kMaxStoredBodyBytes)),
          article.url,
          article.type,
          article.category,
          language_of(article),
          article.provider,
          article.topics,
          article.published_at,
          article.quality,
          article.heat};
}

}  // namespace dateline
