// SPDX-License-Identifier: GPL-2.0-or-later
// The sample articles as a simple scan of their lines sees them, without any of Dateline's code, to
// check the programs' answers by.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dateline {

struct SampleArticle {
  std::string id;                             ///< path below data/articles
  std::map<std::string, std::string> fields;  ///< of the header, one-line scalars, without quotes
  std::set<std::string> topics;
  std::string provider;
  std::string domain;
  std::string text;  ///< the whole file

  [[nodiscard]] bool is_served() const;
  [[nodiscard]] std::string field(const std::string& name) const;
  /// -1 if there is none.
  [[nodiscard]] long number(const std::string& name) const;
};

/// All that can be served, by id.
std::vector<SampleArticle> served_sample_articles();

/// The folder of an index of all sample articles, built once in this process.
const std::string& sample_index();

}  // namespace dateline
