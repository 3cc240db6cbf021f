// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/command_line.h"

#include <fmt/format.h>

#include <boost/program_options/cmdline.hpp>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <charconv>

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr int kStyle = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

/// Moves what is no option from `parsed` to the words of the answer.
std::vector<std::string> take_words(const po::parsed_options& parsed) {
  std::vector<std::string> words;
  for (const po::option& option : parsed.options) {
    if (!option.string_key.empty()) continue;
    words.insert(words.end(), option.value.begin(), option.value.end());
  }
  return words;
}

}  // namespace

std::string Arguments::text(const char* name, std::string_view fallback) const {
  return has(name) ? options[name].as<std::string>() : std::string(fallback);
}

std::vector<std::string> Arguments::texts(const char* name) const {
  if (!has(name)) return {};
  return options[name].as<std::vector<std::string>>();
}

Result<Arguments, Failure> parse_arguments(const std::vector<std::string>& arguments,
                                           const po::options_description& table) {
  try {
    const auto parsed = po::command_line_parser(arguments).options(table).style(kStyle).run();
    Arguments out;
    out.words = take_words(parsed);
    po::store(parsed, out.options);
    return out;
  } catch (const po::unknown_option& error) {
    return Failure{fmt::format(
        "unknown option '{}'{} (--help lists them; what follows a lone -- is never an option)",
        error.get_option_name(), option_hint(error.get_option_name(), table))};
  } catch (const po::invalid_command_line_syntax& error) {
    const bool no_value = error.kind() == po::invalid_syntax::missing_parameter ||
                          error.kind() == po::invalid_syntax::empty_adjacent_parameter;
    if (!no_value) return Failure{error.what()};
    return Failure{fmt::format("{} needs a value", error.get_option_name())};
  } catch (const po::error& error) {
    return Failure{error.what()};
  }
}

Result<Arguments, Failure> parse_command_line(const std::vector<std::string>& arguments,
                                              const po::options_description& table,
                                              const SettableTable& settable) {
  auto in = parse_arguments(arguments, table);
  if (!in || in->has("help") || in->has("version")) return in;
  const auto settings = settings_of(settable);
  if (!settings) return settings.error();
  add_settings(*settings, table, in->options);
  return in;
}

Result<std::uint32_t, Failure> whole_number(std::string_view option, std::string_view text,
                                            std::uint32_t max) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number > max) {
    return Failure{
        fmt::format("--{} takes a whole number from 0 to {}, not '{}'", option, max, text)};
  }
  return number;
}

std::string option_table(const po::options_description& table) {
  constexpr std::size_t kNameColumns = 20;
  std::string out;
  for (const auto& option : table.options()) {
    const bool takes_value = option->semantic()->max_tokens() > 0;
    const auto name = fmt::format("--{}{}{}", option->long_name(), takes_value ? " " : "",
                                  takes_value ? option->semantic()->name() : "");
    out += fmt::format("  {:<{}} {}\n", name, kNameColumns, option->description());
  }
  return out;
}

}  // namespace dateline
