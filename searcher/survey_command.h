// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/exit_code.h"
#include "searcher/render.h"
#include "searcher/streams.h"
#include "searcher/survey_options.h"

namespace dateline {

/// What a verb prints on standard output.
struct Printout {
  std::string text;
  bool has_hits = false;
};

/// A verb of dateline-search that answers one question and prints one text.
struct SurveyVerb {
  std::string_view introduction;
  std::string_view examples;
  /// The verb's own options; those of add_output_options() come on top.
  boost::program_options::options_description (*describe)();
  Result<Printout, Failure> (*answer)(const Arguments& arguments, const OutputOptions& output);
};

/// Reads the arguments, --help among them, and prints the answer. Throws IndexError.
Result<SearchExit, Failure> run_survey_verb(const SurveyVerb& verb,
                                            const std::vector<std::string>& arguments,
                                            const Streams& streams);

/// How text is laid out on standard output.
TextStyle style_of(const OutputOptions& output);

/// Verbs: what follows them in `arguments`.
Result<SearchExit, Failure> run_hot(const std::vector<std::string>& arguments,
                                    const Streams& streams);
Result<SearchExit, Failure> run_trends(const std::vector<std::string>& arguments,
                                       const Streams& streams);
Result<SearchExit, Failure> run_story(const std::vector<std::string>& arguments,
                                      const Streams& streams);
Result<SearchExit, Failure> run_coverage(const std::vector<std::string>& arguments,
                                         const Streams& streams);

}  // namespace dateline
