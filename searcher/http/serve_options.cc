// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/serve_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <thread>

#include "common/near_name.h"
#include "searcher/command_line.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

using Problem = std::optional<Failure>;

constexpr std::uint32_t kMaxWorkers = 256;
constexpr std::uint32_t kMaxQueue = 100'000;
constexpr std::uint32_t kMaxConnections = 10'000;

constexpr std::string_view kUsage =
    R"(usage: dateline-serve --db DB [OPTION...]
       dateline-serve config show [--origin]

Serves the searches of an index over HTTP: a page at /, an API below /api/v1
(/openapi.json describes it), and what clients of Meilisearch that read need.
Follows the index as dateline-index changes it. Ends on SIGTERM or SIGINT, once
it has answered what it was asked, with exit status 0.

Options (*: repeatable):
)";

constexpr std::string_view kExitStatus = R"(
Options may also be set by DATELINE_SERVE_LISTEN and the like (DATELINE_DB for
--db), or in dateline.yaml: here, in ~/.config/dateline or in /etc/dateline.
What is given here comes first, then the environment, then these files.

Exit status: 0 stopped by a signal, 2 usage, 3 index or I/O error.
)";

po::options_description option_descriptions() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  const auto many = [](const char* name) {
    return po::value<std::vector<std::string>>()->value_name(name);
  };
  po::options_description table;
  auto add = table.add_options();
  add("db", one("DB"), "the folder of the index (required)");
  add("listen", one("ADDR"), "address and port (default 127.0.0.1:8080; port 0: any)");
  add("workers", one("N"), "searches at a time (default: one a processor)");
  add("queue", one("N"), "requests that may wait for a worker (default 128)");
  add("connections", one("N"), "connections at a time (default 256)");
  add("host", many("NAME"), "a name it is reached by besides localhost *");
  add("cors-origin", many("ORIGIN"), "a site whose scripts may read answers, or '*' *");
  add("api-keys", one("FILE"), "ask for one of the keys in FILE, one a line");
  add("rate", one("N"), "requests a second of one client (default: any number)");
  add("burst", one("N"), "requests of one client at once (default 4 x rate)");
  add("log-format", one("F"), "text (default) or json");
  add("log-level", one("L"), "debug, info (default), warning or error");
  add("version", "show the version");
  add("help,h", "show this help (-h too)");
  return table;
}

template <typename Number>
Problem read_number(const Arguments& in, const char* name, std::uint32_t max, Number& out) {
  if (!in.has(name)) return std::nullopt;
  const auto number = whole_number(name, in.text(name), max);
  if (!number) return number.error();
  if (*number == 0) return Failure{fmt::format("--{} must be at least 1", name)};
  out = *number;
  return std::nullopt;
}

template <typename Value>
Problem read_choice(const Arguments& in, const char* name, std::string_view choices,
                    std::optional<Value> (*find)(std::string_view), Value& out) {
  if (!in.has(name)) return std::nullopt;
  const auto value = find(in.text(name));
  if (!value) {
    return Failure{fmt::format("--{} takes {}, not '{}'", name, choices, in.text(name))};
  }
  out = *value;
  return std::nullopt;
}

Problem read_keys(const Arguments& in, std::vector<std::string>& out) {
  if (!in.has("api-keys")) return std::nullopt;
  std::ifstream file(in.text("api-keys"));
  for (std::string line; std::getline(file, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty() && line.front() != '#') out.push_back(line);
  }
  if (!out.empty()) return std::nullopt;
  return Failure{fmt::format("--api-keys {}: cannot read a key from it", in.text("api-keys"))};
}

Problem read_guard(const Arguments& in, GuardOptions& out) {
  constexpr std::uint32_t kMaxRate = 1'000'000;
  constexpr std::uint32_t kDefaultBurst = 4;
  out.hosts = in.texts("host");
  out.cors_origins = in.texts("cors-origin");
  if (auto problem = read_keys(in, out.api_keys)) return problem;
  std::uint32_t rate = 0;
  if (auto problem = read_number(in, "rate", kMaxRate, rate)) return problem;
  std::uint32_t burst = rate * kDefaultBurst;
  if (auto problem = read_number(in, "burst", kMaxRate, burst)) return problem;
  out.rate = rate;
  out.burst = burst;
  return std::nullopt;
}

Problem read_listen(const Arguments& in, ListenAddress& out) {
  if (!in.has("listen")) return std::nullopt;
  const auto address = parse_listen_address(in.text("listen"));
  if (!address) return address.error();
  out = *address;
  return std::nullopt;
}

}  // namespace

SettableTable serve_settings() {
  return settable_table("serve", option_descriptions(),
                        [](std::string_view name) { return name != "version" && name != "help"; });
}

Result<ServeOptions, Failure> parse_serve_options(const std::vector<std::string>& arguments) {
  const auto in = parse_command_line(arguments, option_descriptions(), serve_settings());
  if (!in) return in.error();
  ServeOptions out;
  out.help = in->has("help");
  out.version = in->has("version");
  if (out.help || out.version) return out;
  if (!in->words.empty()) {
    const std::string& word = in->words.front();
    return Failure{
        fmt::format("'{}' is no verb{}; there is config", word, name_hint(word, {"config"}))};
  }
  out.db = in->text("db");
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  out.limits.workers = std::max(1U, std::thread::hardware_concurrency());
  for (const auto& problem :
       {read_listen(*in, out.listen), read_number(*in, "workers", kMaxWorkers, out.limits.workers),
        read_number(*in, "queue", kMaxQueue, out.limits.queue),
        read_number(*in, "connections", kMaxConnections, out.limits.connections),
        read_guard(*in, out.guard),
        read_choice(*in, "log-format", "text or json", log_format_of, out.log_format),
        read_choice(*in, "log-level", "debug, info, warning or error", log_level_of,
                    out.log_level)}) {
    if (problem) return *problem;
  }
  return out;
}

std::string serve_help() {
  return fmt::format("{}{}{}", kUsage, option_table(option_descriptions()), kExitStatus);
}

}  // namespace dateline
