// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "common/terminal.h"
#include "searcher/command_line.h"
#include "searcher/request.h"

namespace dateline {

enum class OutputFormat : std::uint8_t { kText, kJson, kNdjson, kTsv };

/// "text", "json", "ndjson", "tsv".
std::optional<OutputFormat> output_format_of(std::string_view name);

/// The command line of `dateline-search query`, understood.
struct QueryOptions {
  Request request;
  std::string db;
  std::string synonyms;  ///< path of a file; empty: that of the index, if it has one
  std::string profiles;  ///< a file; empty: the index's own
  OutputFormat format = OutputFormat::kText;
  When color = When::kAuto;
  bool help = false;  ///< --help was given; nothing else was looked at
};

/// Reads the arguments after the verb. The words, joined by one space, are the query.
Result<QueryOptions, Failure> parse_query_options(const std::vector<std::string>& arguments);

/// All options of `query`.
boost::program_options::options_description query_option_descriptions();

/// The options that are about the search itself, for callers that read them from elsewhere than a
/// command line: those of the query but for the index's folder, the output and the help.
boost::program_options::options_description search_option_descriptions();

/// Reads the search of `in`, taken apart by the above; its words are the query.
Result<Request, Failure> read_search_options(const Arguments& in);

/// What --help says of the options.
std::string query_option_table();

}  // namespace dateline
