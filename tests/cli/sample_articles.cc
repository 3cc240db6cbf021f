// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/sample_articles.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/cli/programs.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string unquoted(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front()) {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

/// Reads the header: keys at the margin, the lists and maps below them indented.
void read_header(std::istream& in, SampleArticle& article) {
  std::string key;
  std::string line;
  std::getline(in, line);  // ---
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line == "---") return;
    const std::size_t start = line.find_first_not_of(' ');
    if (start == std::string::npos) continue;
    const std::size_t colon = line.find(':');
    if (start == 0 && line[0] != '-' && colon != std::string::npos) {
      key = line.substr(0, colon);
      const std::size_t value = line.find_first_not_of(' ', colon + 1);
      if (value != std::string::npos) article.fields[key] = unquoted(line.substr(value));
      continue;
    }
    const std::string rest = line.substr(start);
    if (key == "topics" && rest.starts_with("- ")) article.topics.insert(unquoted(rest.substr(2)));
    if (key == "provider" && rest.starts_with("name: "))
      article.provider = unquoted(rest.substr(6));
    if (key == "provider" && rest.starts_with("domain: "))
      article.domain = unquoted(rest.substr(8));
  }
}

}  // namespace

bool SampleArticle::is_served() const {
  return field("published") != "false" && field("removed") != "true";
}

std::string SampleArticle::field(const std::string& name) const {
  const auto at = fields.find(name);
  return at == fields.end() ? "" : at->second;
}

long SampleArticle::number(const std::string& name) const {
  const std::string digits = field(name);
  return digits.empty() ? -1 : std::stol(digits);
}

std::vector<SampleArticle> served_sample_articles() {
  std::vector<SampleArticle> out;
  for (const auto& file : fs::recursive_directory_iterator(kSampleArticles)) {
    if (!file.is_regular_file()) continue;
    SampleArticle article;
    article.id = fs::relative(file.path(), kSampleArticles).string();
    std::ostringstream bytes;
    bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
    article.text = bytes.str();
    std::istringstream lines(article.text);
    read_header(lines, article);
    if (article.is_served()) out.push_back(std::move(article));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return out;
}

const std::string& sample_index() {
  static const TempDir dir;
  static const std::string db = [] {
    const std::string path = (dir.path() / "db").string();
    const CommandResult built = run_index({"update", "--db", path, kSampleArticles});
    if (built.exit_code != 0) throw std::runtime_error("no sample index: " + told(built));
    return path;
  }();
  return db;
}

}  // namespace dateline
