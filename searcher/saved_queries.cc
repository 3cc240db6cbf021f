// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/saved_queries.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <optional>
#include <set>
#include <utility>

#include "common/unicode.h"
#include "searcher/filter_options.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr char kName[] = "name";
constexpr char kQuery[] = "query";

Position position_of(const YAML::Mark& mark) {
  if (mark.is_null()) return {1, 1};
  return {static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1};
}

po::options_description keys() {
  po::options_description table;
  const auto one = [] { return po::value<std::string>(); };
  table.add_options()(kName, one())(kQuery, one());
  add_filter_options(table);
  return table;
}

/// A mistake in the file, where it stands.
struct SavedMistake {
  Position position;
  std::string message;
};

/// The values of a key: one scalar, or a list of them.
Result<std::vector<std::string>, SavedMistake> values_of(const YAML::Node& node) {
  std::vector<std::string> values;
  const auto add = [&values](const YAML::Node& value) {
    if (value.IsScalar()) values.push_back(value.Scalar());
    return value.IsScalar();
  };
  if (node.IsSequence()) {
    for (const YAML::Node& value : node) {
      if (!add(value)) return SavedMistake{position_of(value.Mark()), "a list holds texts alone"};
    }
  } else if (!add(node)) {
    return SavedMistake{position_of(node.Mark()), "here belongs a text, or a list of texts"};
  }
  return values;
}

/// Entry by entry: YAML to options, options to a request.
class SavedQueryReader {
 public:
  explicit SavedQueryReader(std::string path) : path_(std::move(path)) {}

  void read(const YAML::Node& root) {
    if (!root.IsSequence()) {
      return report(
          {position_of(root.Mark()), "here belongs a list of queries, each `- name: ...`"});
    }
    for (const YAML::Node& entry : root) {
      auto query = read_entry(entry);
      if (query) {
        queries_.push_back(std::move(*query));
      } else {
        report(query.error());
      }
    }
  }

  void report(const SavedMistake& mistake) {
    diagnostics_.push_back({Severity::kError, path_, mistake.position, mistake.message});
  }

  Result<std::vector<SavedQuery>, std::vector<Diagnostic>> take() {
    if (!diagnostics_.empty()) return std::move(diagnostics_);
    return std::move(queries_);
  }

 private:
  Result<SavedQuery, SavedMistake> read_entry(const YAML::Node& entry) {
    const Position position = position_of(entry.Mark());
    if (!entry.IsMap()) return SavedMistake{position, "a query is a map with a name"};
    po::parsed_options parsed(&keys_);
    for (const auto& pair : entry) {
      if (auto mistake = read_pair(pair.first, pair.second, parsed)) return *mistake;
    }
    Arguments arguments;
    try {
      po::store(parsed, arguments.options);
    } catch (const po::error& error) {
      return SavedMistake{position, error.what()};
    }
    return make_query(arguments, position);
  }

  std::optional<SavedMistake> read_pair(const YAML::Node& key, const YAML::Node& value,
                                        po::parsed_options& parsed) const {
    const std::string name = key.IsScalar() ? key.Scalar() : "";
    if (keys_.find_nothrow(name, false) == nullptr) {
      return SavedMistake{position_of(key.Mark()), fmt::format("a query has no key '{}'", name)};
    }
    const auto values = values_of(value);
    if (!values) return values.error();
    for (const std::string& text : *values) {
      parsed.options.push_back(po::option(name, {text}));
    }
    return std::nullopt;
  }

  Result<SavedQuery, SavedMistake> make_query(const Arguments& arguments, Position position) {
    SavedQuery query;
    query.position = position;
    query.name = arguments.text(kName);
    if (query.name.empty()) return SavedMistake{position, "this query has no name"};
    if (!names_.insert(query.name).second) {
      return SavedMistake{position, fmt::format("a query '{}' stands further up", query.name)};
    }
    query.request.text = arguments.text(kQuery);
    if (const auto problem = read_filters(arguments, query.request.filters)) {
      return SavedMistake{position, fmt::format("{}: {}", query.name, problem->message)};
    }
    return query;
  }

  std::string path_;
  po::options_description keys_ = keys();
  std::set<std::string> names_;
  std::vector<SavedQuery> queries_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

Result<std::vector<SavedQuery>, std::vector<Diagnostic>> read_saved_queries(
    std::string_view text, const std::string& path) {
  SavedQueryReader reader(path);
  if (first_invalid_utf8(text) || text.find('\0') != std::string_view::npos) {
    reader.report({{1, 1}, "the file is not UTF-8 text"});
    return reader.take();
  }
  try {
    reader.read(YAML::Load(std::string(text)));
  } catch (const YAML::Exception& error) {
    reader.report({position_of(error.mark), error.msg});
  }
  return reader.take();
}

}  // namespace dateline
