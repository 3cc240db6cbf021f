// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/article_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "common/article_parser.h"
#include "common/article_record.h"
#include "common/diagnostic.h"
#include "common/front_matter.h"

namespace dateline {

Result<std::optional<Record>, Failure> read_article(const std::string& path) {
  using Read = std::optional<Record>;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return Read();
  std::ifstream in(path, std::ios::binary);
  if (!in) return Failure{fmt::format("cannot read {}: {}", path, std::strerror(errno))};
  std::string text(kMaxFileBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.eof() || in.bad()) {
    return Failure{fmt::format("{} cannot be read, or is more than {} bytes", path, kMaxFileBytes)};
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  const ParsedArticle parsed = parse_article(path, text);
  if (parsed.article) return Read(record_of(*parsed.article, {}));
  const auto first = std::ranges::find(parsed.diagnostics, Severity::kError, &Diagnostic::severity);
  if (first != parsed.diagnostics.end()) return Failure{to_string(*first)};
  return Failure{fmt::format("{} is no article file", path)};
}

}  // namespace dateline
