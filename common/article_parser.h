// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/article.h"
#include "common/diagnostic.h"
#include "common/field_places.h"

namespace dateline {

/// What became of one file's text.
struct ParsedArticle {
  std::optional<Article> article;  ///< nothing: rejected (an error is among the diagnostics) or
                                   ///< not an article file (a note says so)
  Diagnostics diagnostics;         ///< in text order
};

/// Reads an article from a file's bytes; pure, so safe from any thread. `path` goes into the
/// diagnostics, and its extension tells YAML files.
///
/// Errors reject the file: those of split_front_matter() and parse_yaml_map(), and an article with
/// neither title, name, excerpt, bio nor body, unless it is unpublished: a stub that only says
/// `removed: true` must take its article out. Warnings drop or mend one field: a bad date or
/// number, a number out of range (clamped), a duplicate key (the last one counts), a field of the
/// wrong kind (say a list for a title), a related item without a title. With `strict`, each warning
/// is an error. `places`, where given, is filled for an article.
ParsedArticle parse_article(std::string_view path, std::string_view text, bool strict = false,
                            FieldPlaces* places = nullptr);

}  // namespace dateline
