// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/search_parameters.h"

#include <fmt/format.h>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <utility>

#include "common/ascii.h"
#include "searcher/query_options.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr std::string_view kQuery = "q";

/// The option of that name; nothing if there is none. Without a name, Boost takes all that have no
/// short one for it, and throws.
const po::option_description* find_option(const std::string& name,
                                          const po::options_description& table) {
  return name.empty() ? nullptr : table.find_nothrow(name, false);
}

/// The option of a parameter; a flag that is off gives none.
Result<std::optional<po::option>, Failure> option_of(const NamedValue& parameter,
                                                     const po::options_description& table) {
  using Option = std::optional<po::option>;
  const auto* const known = find_option(parameter.name, table);
  if (known == nullptr) {
    return Failure{
        fmt::format("there is no parameter '{}' (/openapi.json lists them)", parameter.name)};
  }
  const bool is_flag = known->semantic()->max_tokens() == 0;
  if (!is_flag) return Option(po::option(parameter.name, {parameter.value}));
  const std::string& value = parameter.value;
  if (value == "0" || value == "false") return Option();
  if (value.empty() || value == "1" || value == "true")
    return Option(po::option(parameter.name, {}));
  return Failure{fmt::format("{} takes 1 or 0, not '{}'", parameter.name, value)};
}

Result<Arguments, Failure> parse_arguments(const Parameters& parameters,
                                           const po::options_description& table) {
  Arguments out;
  po::parsed_options parsed(&table);
  for (const NamedValue& parameter : parameters) {
    if (parameter.name == kQuery) {
      if (!out.words.empty()) return Failure{"q stands twice"};
      out.words.push_back(parameter.value);
      continue;
    }
    auto option = option_of(parameter, table);
    if (!option) return option.error();
    if (*option) parsed.options.push_back(std::move(**option));
  }
  try {
    po::store(parsed, out.options);
  } catch (const po::error& error) {
    return Failure{error.what()};
  }
  return out;
}

}  // namespace

Failure about_parameters(const Failure& failure) {
  std::string text;
  for (std::size_t at = 0; at < failure.message.size(); ++at) {
    const std::string_view rest = std::string_view(failure.message).substr(at);
    const bool is_option = rest.size() > 2 && rest.starts_with("--") && is_ascii_letter(rest[2]) &&
                           (at == 0 || failure.message[at - 1] == ' ');
    if (is_option) at += 2;
    text += failure.message[at];
  }
  return Failure{std::move(text)};
}

Result<Arguments, Failure> arguments_of(const Parameters& parameters,
                                        const po::options_description& table) {
  auto arguments = parse_arguments(parameters, table);
  if (!arguments) return about_parameters(arguments.error());
  return arguments;
}

bool is_search_parameter(std::string_view name) {
  return name == kQuery || find_option(std::string(name), search_option_descriptions()) != nullptr;
}

Result<Request, Failure> parse_search_parameters(const Parameters& parameters) {
  const po::options_description table = search_option_descriptions();
  const auto arguments = arguments_of(parameters, table);
  if (!arguments) return arguments.error();
  auto request = read_search_options(*arguments);
  if (!request) return about_parameters(request.error());
  return request;
}

}  // namespace dateline
