// SPDX-License-Identifier: GPL-2.0-or-later
// A search of Meilisearch's protocol, read: plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/http/meili_field.h"
#include "searcher/request.h"

namespace dateline {

/// A facet asked for, by the name that the client has for it.
struct MeiliFacet {
  std::string attribute;
  FacetField field = FacetField::kTopic;
};

/// An attribute to be cut down around its first match.
struct MeiliCrop {
  std::string attribute;  ///< or `*`
  std::uint32_t words = 10;
};

/// How hits are shown.
struct MeiliFormat {
  std::vector<std::string> retrieve{"*"};  ///< attributes; `*` is all
  std::vector<std::string> highlight;
  std::vector<MeiliCrop> crop;
  std::string pre_tag = "<em>";
  std::string post_tag = "</em>";
  std::string crop_marker = "…";
  bool shows_positions = false;

  /// Whether hits have `_formatted`.
  [[nodiscard]] bool is_asked_for() const { return !highlight.empty() || !crop.empty(); }
};

/// A page asked for by its number.
struct MeiliPage {
  std::uint32_t number = 1;
  std::uint32_t hits = 20;
};

struct MeiliQuery {
  std::string index;
  std::string text;  ///< as asked for
  Request request;   ///< but for its facets
  std::vector<MeiliFacet> facets;
  std::optional<MeiliPage> page;  ///< otherwise limit and offset were asked for
  MeiliFormat format;
};

/// A search for the values of a facet.
struct MeiliFacetSearch {
  MeiliQuery query;
  MeiliFacet facet;
  std::string text;  ///< the beginning of a word of the value; empty: all values
};

}  // namespace dateline
