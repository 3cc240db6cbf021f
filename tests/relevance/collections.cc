// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/relevance/collections.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_command.h"

namespace dateline {
namespace {

std::string corpora_folder() {
  const char* elsewhere = std::getenv("DATELINE_CORPORA");
  return elsewhere != nullptr ? elsewhere : source_path("../shared/corpora");
}

/// Runs a program to its end. Throws std::runtime_error if `max_exit` is not enough for its code.
std::string output_of(std::vector<std::string> argv, int max_exit) {
  Command command;
  command.argv = std::move(argv);
  command.timeout = std::chrono::minutes(10);
  CommandResult result = run_command(command);
  if (result.exit_code < 0 || result.exit_code > max_exit) {
    throw std::runtime_error(command.argv[0] + ": exit " + std::to_string(result.exit_code) + "\n" +
                             result.err);
  }
  return std::move(result.out);
}

}  // namespace

std::optional<CollectionFiles> unpack(const Collection& collection, const std::string& folder) {
  std::string root = source_path("data");
  if (*collection.archive != '\0') {
    const auto archive = std::filesystem::path(corpora_folder()) / collection.archive;
    if (!std::filesystem::exists(archive)) return std::nullopt;
    root = folder + "/corpus";
    std::filesystem::create_directories(root);
    output_of({"/bin/tar", "--zstd", "-xf", archive, "-C", root}, 0);
  }
  return CollectionFiles{root + '/' + collection.articles, root + '/' + collection.queries,
                         root + '/' + collection.judgments};
}

std::string index_articles(const CollectionFiles& files, const std::string& folder) {
  std::string index = folder + "/index";
  // An archive may hold files that are rejected: exit code 1.
  output_of({built_path("dateline-index"), "update", "--db", index, "--quiet", files.articles}, 1);
  return index;
}

std::vector<Measures> evaluate(const CollectionFiles& files, const std::string& index) {
  std::istringstream run_lines(
      output_of({built_path("dateline-search"), "trec-run", "--db", index, files.queries}, 0));
  std::ifstream judgment_lines(files.judgments);
  if (!judgment_lines) throw std::runtime_error("cannot open " + files.judgments);
  return measure_all(read_judgments(judgment_lines), read_run(run_lines));
}

}  // namespace dateline
