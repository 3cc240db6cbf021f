// SPDX-License-Identifier: GPL-2.0-or-later
// Words that stand for each other, from a file that its users edit.
//
//   # a comment
//   AI = artificial intelligence = machine intelligence    each finds the others
//   vaccine => immunisation = jab                          only who asks for a vaccine
//   image recognition = topic:Computer Vision              finds the articles of a topic, too
//
// A line a rule. A side is a word or several in a row, read as any text is: case, accents and
// inflection do not matter. Used when a query is read, so that no index has to be built anew.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/diagnostic.h"
#include "common/result.h"

namespace dateline {

/// What a word may stand for.
struct Synonym {
  std::string text;                ///< as written in the file, for people
  std::vector<std::string> terms;  ///< one after the other, without a field's prefix
  std::string topic;               ///< the topic's name, where it is one: `terms` is empty then
};

/// Rules by what is asked for. Immutable once read; safe to read from any thread.
class Synonyms {
 public:
  /// What the longest of the rules that `terms` begin with gives.
  struct Match {
    std::size_t words = 0;  ///< of `terms`; 0: no rule
    const std::vector<Synonym>* meant = nullptr;
  };

  [[nodiscard]] bool empty() const { return rules_.empty(); }
  [[nodiscard]] Match find(std::span<const std::string> terms) const;

  /// Adds what `asked` finds, too. Rules for the same words are taken together.
  void add(const Synonym& asked, const Synonym& meant);

 private:
  std::map<std::vector<std::string>, std::vector<Synonym>> rules_;
  std::size_t longest_ = 0;
};

/// Reads the text of a file of synonyms; `path` is for messages. Failure: the first mistake, with
/// its line and column.
Result<Synonyms, Diagnostic> parse_synonyms(std::string_view text, const std::string& path,
                                            Analyzer& analyzer);

/// Reads the file at `path`; if that is empty, `synonyms.txt` in the folder of the index `db`,
/// which need not be there. Failure: a mistake, or a file that cannot be read.
Result<Synonyms, Diagnostic> read_synonyms(const std::string& path, const std::string& db);

/// The synonyms of the index `db`. Throws IndexError for a mistake in their file.
Synonyms synonyms_of_index(const std::string& db);

}  // namespace dateline
