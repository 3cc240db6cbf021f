// SPDX-License-Identifier: GPL-2.0-or-later
// An article file: the first byte chooses its kind, the rest is its text.
#include <cstdlib>
#include <string>

#include "common/article_parser.h"
#include "common/unicode.h"
#include "indexer/document_builder.h"
#include "tests/fuzz/targets.h"

namespace dateline {

void fuzz_front_matter(std::string_view bytes) {
  if (bytes.empty()) return;
  const bool is_strict = (bytes[0] & 1) != 0;
  const std::string path = (bytes[0] & 2) != 0 ? "a.yml" : "a.md";
  const ParsedArticle parsed = parse_article(path, bytes.substr(1), is_strict);
  if (!parsed.article) {
    if (parsed.diagnostics.empty()) std::abort();
    return;
  }
  for (const std::string& text : {parsed.article->title, parsed.article->excerpt}) {
    if (first_invalid_utf8(text)) std::abort();
  }
  DocumentBuilder().build(*parsed.article, path);
}

}  // namespace dateline
