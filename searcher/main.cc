// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "common/exit_code.h"
#include "common/near_name.h"
#include "common/option_settings.h"
#include "searcher/alert_command.h"
#include "searcher/facets_command.h"
#include "searcher/fd_buffer.h"
#include "searcher/printable.h"
#include "searcher/query_command.h"
#include "searcher/search_settings.h"
#include "searcher/similar_command.h"
#include "searcher/suggest_command.h"
#include "searcher/survey_command.h"
#include "searcher/trec_run_command.h"

namespace dateline {
namespace {

SearchExit fail(SearchExit code, std::string_view message) {
  std::cerr << "dateline-search: error: " << printable(message) << '\n';
  return code;
}

Result<SearchExit, Failure> run_config(const std::vector<std::string>& arguments,
                                       const Streams& streams) {
  const auto text = config_text(arguments, search_settings());
  if (!text) return text.error();
  streams.out << *text;
  return SearchExit::kHits;
}

struct Verb {
  std::string_view name;
  Result<SearchExit, Failure> (*run)(const std::vector<std::string>& arguments,
                                     const Streams& streams);
};

constexpr Verb kVerbs[] = {
    {"query", run_query},     {"facets", run_facets},     {"similar", run_similar},
    {"suggest", run_suggest}, {"trec-run", run_trec_run}, {"hot", run_hot},
    {"trends", run_trends},   {"coverage", run_coverage}, {"story", run_story},
    {"alert", run_alert},     {"config", run_config},
};

const Verb* find_verb(std::string_view name) {
  const auto* const verb = std::ranges::find(kVerbs, name, &Verb::name);
  return verb == std::ranges::end(kVerbs) ? nullptr : verb;
}

/// `help` alone, or before a verb; before other words it is one of them.
bool is_help(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front() != "help" || arguments.size() > 2) return false;
  return arguments.size() == 1 || find_verb(arguments.back()) != nullptr;
}

/// Words without a verb are a query. If it finds nothing, the first one may be a slip of a verb; of
/// a long one, as storms are often asked for.
Result<SearchExit, Failure> run_without_verb(const std::vector<std::string>& arguments,
                                             const Streams& streams) {
  constexpr std::size_t kLeastLettersOfAVerb = 6;
  auto done = run_query(arguments, streams);
  const bool is_futile = !done || *done == SearchExit::kNone;
  if (!is_futile || arguments.empty()) return done;
  std::vector<std::string_view> names;
  for (const Verb& verb : kVerbs) {
    if (verb.name.size() >= kLeastLettersOfAVerb) names.push_back(verb.name);
  }
  const std::string_view meant = near_name(arguments.front(), names);
  if (!meant.empty()) {
    streams.err << "dateline-search: '" << printable(arguments.front())
                << "' is no verb, so a word to search for; did you mean " << meant << "?\n";
  }
  return done;
}

Result<SearchExit, Failure> dispatch(std::vector<std::string> arguments, const Streams& streams) {
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first == "--version") {
    streams.out << "dateline-search " DATELINE_VERSION "\n";
    return SearchExit::kHits;
  }
  if (is_help(arguments)) {
    const Verb* const about = arguments.size() > 1 ? find_verb(arguments.back()) : nullptr;
    return about != nullptr ? about->run({"--help"}, streams) : run_query({"--help"}, streams);
  }
  const Verb* const verb = find_verb(first);
  if (verb == nullptr) return run_without_verb(arguments, streams);
  arguments.erase(arguments.begin());
  return verb->run(arguments, streams);
}

SearchExit run(const std::vector<std::string>& arguments, const Streams& streams) {
  try {
    const auto done = dispatch(arguments, streams);
    if (done) return *done;
    return fail(SearchExit::kUsage, blamed(done.error(), search_settings(), arguments).message);
  } catch (const std::exception& error) {
    return fail(SearchExit::kFailed, error.what());
  }
}

SearchExit run_on_stdout(const std::vector<std::string>& arguments) {
  FdBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  const SearchExit code = run(arguments, {std::cin, out, std::cerr});
  out.flush();
  if (buffer.error() == 0) return code;
  // A reader such as head that has seen enough is no failure.
  if (buffer.error() == EPIPE) return SearchExit::kHits;
  return fail(SearchExit::kFailed,
              std::string("cannot write to standard output: ") + std::strerror(buffer.error()));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return static_cast<int>(dateline::run_on_stdout(arguments));
}
