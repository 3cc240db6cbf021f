// SPDX-License-Identifier: GPL-2.0-or-later
// The judged collections, and how good their rankings must stay.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/relevance/judgments.h"
#include "tests/relevance/measures.h"

namespace dateline {

/// Articles of a collection whose stories people told apart.
struct StorySample {
  const char* labels;  ///< the file, from the repository's root
  /// No figure may fall below these, about .005 below what was measured last (HACKING.md).
  double precision;
  double recall;
};

/// A judged collection.
struct Collection {
  const char* name;
  /// Of the archive below the folder of corpora; empty: the sample articles of data/.
  const char* archive;
  const char* articles;  ///< below what it unpacks to, as are the next two
  const char* queries;
  const char* judgments;
  /// No mean may fall below these. About .005 below what was measured last (HACKING.md), so that a
  /// change that makes a ranking worse is seen, and rounding is not.
  Measures floors;
  std::vector<StorySample> stories = {};
};

/// The files of a collection that is at hand.
struct CollectionFiles {
  std::string articles;
  std::string queries;
  std::string judgments;
};

/// Unpacks `collection` below `folder`. Nothing if its archive is not there: the corpora are looked
/// for beside the repository, in ../shared/corpora, or where DATELINE_CORPORA says. Throws
/// std::runtime_error.
std::optional<CollectionFiles> unpack(const Collection& collection, const std::string& folder);

/// Indexes the articles with the program as it was built, and returns the index, which is made
/// below `folder`. Throws std::runtime_error with what the program said.
std::string index_articles(const CollectionFiles& files, const std::string& folder);

/// Answers the queries with the program as it was built, and measures the answers. Throws
/// std::runtime_error with what the program said.
std::vector<Measures> evaluate(const CollectionFiles& files, const std::string& index);

}  // namespace dateline
