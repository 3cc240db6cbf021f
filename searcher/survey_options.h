// SPDX-License-Identifier: GPL-2.0-or-later
// What the verbs that survey an index share: hot, trends, coverage, story.
#pragma once

#include <string>

#include "common/terminal.h"
#include "searcher/command_line.h"
#include "searcher/option_values.h"
#include "searcher/request.h"

namespace dateline {

/// Adds --now, by which an answer is that of an earlier day.
void add_as_of_option(boost::program_options::options_description& table);

/// Adds the filters, --limit and --now.
void add_survey_options(boost::program_options::options_description& table);

/// Reads a day, which counts to its end, or a moment.
Problem read_as_of(const Arguments& in, std::optional<UnixSeconds>& out);

/// Reads what add_survey_options() adds; the words are the query.
Problem read_survey(const Arguments& in, Request& out);

/// Reads a decimal number above 0, such as 2 or 0.5.
Problem read_positive(const Arguments& in, const char* name, double& out);

/// Where an answer comes from and how it is printed.
struct OutputOptions {
  std::string db;
  bool json = false;
  When color = When::kAuto;
};

/// Adds --db, --format, --color and --help.
void add_output_options(boost::program_options::options_description& table);

/// Reads them but for --help.
Problem read_output(const Arguments& in, OutputOptions& out);

}  // namespace dateline
