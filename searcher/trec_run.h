// SPDX-License-Identifier: GPL-2.0-or-later
// Evaluation runs in TREC's form: a file of queries in, ranked documents out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/diagnostic.h"
#include "common/result.h"
#include "searcher/response.h"

namespace dateline {

/// The command line of `dateline-search trec-run`, understood.
struct TrecRunOptions {
  std::string db;
  std::string synonyms;  ///< path of a file; empty: that of the index, if it has one
  std::string queries;   ///< path of the query file; `-` is standard input
  std::uint32_t limit = 1000;
  bool feedback = false;  ///< Request::feedback
  std::string tag = "dateline";
  std::string profile;   ///< empty: the default
  std::string profiles;  ///< a file; empty: the index's own
  bool help = false;     ///< --help was given; nothing else was looked at
};

/// Reads the arguments after the verb.
Result<TrecRunOptions, Failure> parse_trec_run_options(const std::vector<std::string>& arguments);

/// What --help says of the options.
std::string trec_run_option_table();

/// A line of a query file.
struct TrecQuery {
  std::string id;
  std::string text;
  std::size_t text_column = 1;  ///< where the text begins, for messages
};

/// What is wrong with a line, and at which column.
struct BadTrecLine {
  std::size_t column = 1;
  std::string message;
};

/// Reads `qid<TAB>text`, with or without a carriage return at its end.
Result<TrecQuery, BadTrecLine> parse_trec_query(std::string_view line);

/// The name of a document in a run: its id's file name without the extension, white space as `_`.
std::string trec_document_name(std::string_view id);

/// A line a hit, `qid Q0 docid rank score tag`. Evaluation tools order by the score, which
/// trec_eval reads with single precision, so scores that are alike then are lowered a little: the
/// order of the hits decides.
std::string trec_run_lines(const TrecQuery& query, const std::vector<Hit>& hits,
                           std::string_view tag);

}  // namespace dateline
