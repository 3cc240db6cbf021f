// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/synonyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "common/cluster_file.h"
#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20U;
constexpr std::size_t kMaxWords = 8;  // of one side
constexpr std::string_view kTopicField = "topic:";
constexpr std::string_view kBlanks = " \t\r";

/// Where a mistake is in its line, from 0, and what it is.
struct LineMistake {
  std::size_t offset = 0;
  std::string message;
};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// One line's rules.
class SynonymLine {
 public:
  SynonymLine(std::string_view line, Analyzer& analyzer) : line_(line), analyzer_(analyzer) {}

  std::optional<LineMistake> add_to(Synonyms& out) {
    const auto arrow = line_.find("=>");
    if (arrow == std::string_view::npos) return add_all(out);
    auto asked = sides(line_.substr(0, arrow));
    if (!asked) return asked.error();
    auto meant = sides(line_.substr(arrow + 2));
    if (!meant) return meant.error();
    for (const Synonym& from : *asked) {
      if (!from.topic.empty())
        return LineMistake{0, "a topic is found, not asked for: put it behind =>"};
      for (const Synonym& to : *meant) out.add(from, to);
    }
    return std::nullopt;
  }

 private:
  std::optional<LineMistake> add_all(Synonyms& out) {
    const auto members = sides(line_);
    if (!members) return members.error();
    if (members->size() < 2) return LineMistake{0, "no = or => and what the words stand for"};
    for (const Synonym& from : *members) {
      for (const Synonym& to : *members) {
        if (&from != &to && from.topic.empty()) out.add(from, to);
      }
    }
    return std::nullopt;
  }

  /// What stands between the `=` of `part`, which is a piece of the line.
  Result<std::vector<Synonym>, LineMistake> sides(std::string_view part) {
    std::vector<Synonym> out;
    for (std::size_t begin = 0; begin <= part.size();) {
      const std::size_t end = std::min(part.find('=', begin), part.size());
      const auto side = trimmed(part.substr(begin, end - begin));
      auto read = synonym_of(side);
      const auto offset = static_cast<std::size_t>(side.data() - line_.data());
      if (!read) return LineMistake{offset, read.error()};
      out.push_back(std::move(*read));
      begin = end + 1;
    }
    return out;
  }

  Result<Synonym, std::string> synonym_of(std::string_view side) {
    Synonym out;
    out.text = side;
    if (side.starts_with(kTopicField)) {
      out.topic = trimmed(side.substr(kTopicField.size()));
      if (out.topic.empty()) return std::string("topic: has no name");
      return out;
    }
    for (const Token& token : analyzer_.analyze(side, {})) {
      if (token.kind == TokenKind::kWord) out.terms.push_back(token.term);
    }
    if (out.terms.empty()) return std::string("no word on one side of a =");
    if (out.terms.size() > kMaxWords) {
      return fmt::format("{} words on one side, the limit is {}", out.terms.size(), kMaxWords);
    }
    return out;
  }

  std::string_view line_;
  Analyzer& analyzer_;
};

std::optional<std::string> contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(kMaxFileBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

}  // namespace

Synonyms::Match Synonyms::find(std::span<const std::string> terms) const {
  for (std::size_t words = std::min(longest_, terms.size()); words > 0; --words) {
    const auto begin = terms.begin();
    const auto rule = rules_.find(std::vector<std::string>(
        begin, begin + static_cast<std::span<const std::string>::difference_type>(words)));
    if (rule != rules_.end()) return {words, &rule->second};
  }
  return {};
}

void Synonyms::add(const Synonym& asked, const Synonym& meant) {
  if (asked.terms == meant.terms) return;
  auto& known = rules_[asked.terms];
  const bool is_known = std::any_of(known.begin(), known.end(), [&](const Synonym& it) {
    return it.terms == meant.terms && it.topic == meant.topic;
  });
  if (!is_known) known.push_back(meant);
  longest_ = std::max(longest_, asked.terms.size());
}

Result<Synonyms, Diagnostic> parse_synonyms(std::string_view text, const std::string& path,
                                            Analyzer& analyzer) {
  const auto mistake = [&](Position at, std::string message) {
    return Diagnostic{Severity::kError, path, at, std::move(message)};
  };
  if (text.size() > kMaxFileBytes) {
    return mistake({}, fmt::format("more than {} bytes, which is the limit", kMaxFileBytes));
  }
  if (const auto bad = first_invalid_utf8(text))
    return mistake(position_at(text, *bad), "not UTF-8");
  Synonyms out;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    ++number;
    begin = end + 1;
    if (trimmed(line).empty() || trimmed(line).front() == '#') continue;
    if (const auto wrong = SynonymLine(line, analyzer).add_to(out)) {
      return mistake({number, wrong->offset + 1}, wrong->message);
    }
  }
  return out;
}

Result<Synonyms, Diagnostic> read_synonyms(const std::string& path, const std::string& db) {
  const auto in_index = std::filesystem::path(folder_of_index(db)) / kSynonymsFile;
  const std::string used = path.empty() ? in_index.string() : path;
  std::error_code ignored;
  if (path.empty() && !std::filesystem::exists(in_index, ignored)) return Synonyms();
  const auto text = contents(used);
  if (!text) {
    return Diagnostic{
        Severity::kError, used, {}, fmt::format("cannot read: {}", std::strerror(errno))};
  }
  Analyzer analyzer;
  return parse_synonyms(*text, used, analyzer);
}

Synonyms synonyms_of_index(const std::string& db) {
  auto read = read_synonyms({}, db);
  if (!read) throw IndexError(to_string(read.error()));
  return std::move(*read);
}

}  // namespace dateline
