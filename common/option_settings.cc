// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/option_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

#include "common/near_name.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr std::string_view kConfigHelp = R"(usage: dateline-{} config show [--origin]

Prints a line for each option that may be set elsewhere than on the command line, with its value,
or - if nothing sets it: by the environment, or in dateline.yaml in the working folder, then in
~/.config/dateline, then in /etc/dateline. The first of these that sets it counts.

Options:
  --origin             also say which variable, or which line of which file, sets it
  --help               this text

Exit status: 0 shown, 2 usage, or a mistake in what is set.
)";

/// Of which each program has one.
bool is_shared(std::string_view name) { return name == "db" || name == "color"; }

SettableOption::Kind kind_of(const po::option_description& option) {
  const auto semantic = option.semantic();
  if (semantic->max_tokens() == 0) return SettableOption::Kind::kFlag;
  using List = po::typed_value<std::vector<std::string>>;
  return dynamic_cast<const List*>(semantic.get()) != nullptr ? SettableOption::Kind::kList
                                                              : SettableOption::Kind::kText;
}

std::vector<SettableOption> settable_options(const SettableTable& table) {
  std::vector<SettableOption> out;
  for (const auto& option : table.options.options()) {
    out.push_back({option->long_name(), kind_of(*option), is_shared(option->long_name())});
  }
  return out;
}

/// A line an option; those that nothing sets, too.
std::string listed(const SettableTable& table, const std::vector<Setting>& settings,
                   bool with_origin) {
  constexpr std::size_t kNameColumns = 14;
  constexpr std::size_t kValueColumns = 30;
  std::string out;
  for (const auto& option : table.options.options()) {
    const auto setting = std::ranges::find(settings, option->long_name(), &Setting::option);
    const bool is_set = setting != settings.end();
    const std::string value = is_set ? fmt::format("{}", fmt::join(setting->values, ",")) : "-";
    const std::string_view origin = is_set ? std::string_view(setting->origin) : "built in";
    const std::size_t columns = with_origin ? kValueColumns : 0;
    out += fmt::format("{:<{}} {:<{}}{}\n", option->long_name(), kNameColumns, value, columns,
                       with_origin ? fmt::format(" {}", origin) : "");
  }
  return out;
}

}  // namespace

SettableTable settable_table(std::string_view program, const po::options_description& table,
                             const std::function<bool(std::string_view)>& is_settable) {
  SettableTable out{program, {}, {}};
  for (const auto& option : table.options()) {
    if (is_settable(option->long_name())) out.options.add(option);
  }
  return out;
}

Result<std::vector<Setting>, Failure> settings_of(const SettableTable& table) {
  auto settings = read_settings(table.program, settable_options(table), usual_setting_sources());
  if (!settings || table.used.empty()) return settings;
  std::erase_if(*settings, [&](const Setting& setting) {
    return std::ranges::find(table.used, setting.option) == table.used.end();
  });
  return settings;
}

void add_settings(const std::vector<Setting>& settings, const po::options_description& table,
                  po::variables_map& values) {
  po::parsed_options parsed(&table);
  for (const Setting& setting : settings) {
    const po::option_description* const option = table.find_nothrow(setting.option, false);
    if (option == nullptr) continue;
    const bool is_flag = kind_of(*option) == SettableOption::Kind::kFlag;
    if (is_flag && setting.values.front() != "true") continue;
    po::option value;
    value.string_key = setting.option;
    if (!is_flag) value.value = setting.values;
    parsed.options.push_back(std::move(value));
  }
  po::store(parsed, values);
}

Failure blamed(Failure failure, const SettableTable& table,
               const std::vector<std::string>& arguments) {
  const auto settings = settings_of(table);
  if (!settings) return failure;
  for (const Setting& setting : *settings) {
    const std::string option = "--" + setting.option;
    const bool is_given = std::ranges::any_of(arguments, [&](const std::string& argument) {
      return argument == option || argument.starts_with(option + '=');
    });
    const bool is_about =
        failure.message.starts_with(option + ' ') ||
        failure.message.find("option '" + setting.option + "'") != std::string::npos;
    if (is_given || !is_about) continue;
    return {fmt::format("{}: {}", setting.origin, failure.message)};
  }
  return failure;
}

std::string option_hint(std::string_view typed, const po::options_description& table) {
  std::vector<std::string_view> names;
  for (const auto& option : table.options()) names.push_back(option->long_name());
  const auto begin = std::min(typed.find_first_not_of('-'), typed.size());
  const std::string_view name = typed.substr(begin);
  const std::string_view meant = near_name(name.substr(0, name.find('=')), names);
  return meant.empty() ? std::string() : fmt::format(" (did you mean --{}?)", meant);
}

Result<std::string, Failure> config_text(const std::vector<std::string>& arguments,
                                         const SettableTable& table) {
  const auto is_help = [](const std::string& argument) {
    return argument == "--help" || argument == "-h";
  };
  if (std::ranges::any_of(arguments, is_help)) return fmt::format(kConfigHelp, table.program);
  const bool with_origin = arguments.size() == 2 && arguments.back() == "--origin";
  const bool is_show = !arguments.empty() && arguments.front() == "show";
  if (!is_show || (arguments.size() > 1 && !with_origin)) {
    return Failure{"config is followed by show or show --origin; see config --help"};
  }
  const auto settings = settings_of(table);
  if (!settings) return settings.error();
  return listed(table, *settings, with_origin);
}

}  // namespace dateline
