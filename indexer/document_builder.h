// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/near_text.h"
#include "indexer/story_evidence.h"

namespace dateline {

/// Hashes of what an article puts into the index, so that an edit elsewhere in its file (96 of 100
/// in a real feed) costs nothing.
struct FieldHashes {
  std::uint64_t terms = 0;  ///< all that makes terms
  std::uint64_t all = 0;    ///< that, and what is only kept in values and the record

  friend bool operator==(const FieldHashes&, const FieldHashes&) = default;
};

/// An article ready for the index. The topics' values are left to the writer, which owns the topic
/// table.
struct BuiltDocument {
  Xapian::Document document;
  std::vector<std::string> topics;
  FieldHashes hashes;
};

/// Turns articles into Xapian documents by common/schema.h. Pure but for its caches; one object a
/// thread.
class DocumentBuilder {
 public:
  /// `id` is the document's path below its root. Requires valid UTF-8 in all of the article.
  BuiltDocument build(const Article& article, const std::string& id);

 private:
  /// How the words of one field go into a document.
  struct Field {
    std::uint32_t wdf = 1;
    std::string_view term_prefix;  // of a second term for each word; empty: none
    bool positional = false;
  };

  void add_title_words(Xapian::Document& document, std::string_view title);
  void add_sketch(Xapian::Document& document);

  void add_field(Xapian::Document& document, std::string_view text, const Field& field);
  void add_slug(Xapian::Document& document, std::string_view url);

  Analyzer analyzer_;
  StoryWords story_words_;
  std::string language_;
  NearText near_;
  std::uint32_t next_position_ = 0;
};

}  // namespace dateline
