// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/program_options/options_description.hpp>
#include <string_view>

#include "common/result.h"
#include "searcher/command_line.h"
#include "searcher/http/http_request.h"
#include "searcher/request.h"

namespace dateline {

/// Reads a search from the parameters of a URL: `q` is the query, the others are the options of
/// `dateline-search query` by the same names and with the same values, repeatable where these are;
/// `explain` is a flag: alone, `1` or `true`, and `0` or `false`. An unknown parameter is refused,
/// as a misspelt filter that is passed over would give a wrong answer.
Result<Request, Failure> parse_search_parameters(const Parameters& parameters);

/// The parameters of a URL as arguments of the options in `table`; `q` gives the words.
Result<Arguments, Failure> arguments_of(const Parameters& parameters,
                                        const boost::program_options::options_description& table);

/// A message about options as one about parameters, which have no dashes.
Failure about_parameters(const Failure& failure);

/// Whether a search takes a parameter of that name.
bool is_search_parameter(std::string_view name);

}  // namespace dateline
