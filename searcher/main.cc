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

Result<SearchExit, Failure> dispatch(std::vector<std::string> arguments, const Streams& streams) {
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first == "--version") {
    streams.out << "dateline-search " DATELINE_VERSION "\n";
    return SearchExit::kHits;
  }
  const auto* const verb = std::ranges::find(kVerbs, first, &Verb::name);
  if (verb == std::ranges::end(kVerbs)) return run_query(arguments, streams);
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
