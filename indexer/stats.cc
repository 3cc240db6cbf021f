// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stats.h"

#include <fmt/format.h>
#include <xapian.h>

#include <iterator>
#include <set>
#include <string>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/schema.h"
#include "common/unicode.h"

namespace dateline {
namespace {

/// Spellings of one name count once.
std::uint64_t count_topics(const Xapian::Database& index) {
  std::set<std::string> names;
  for (const std::string& topic : load_topics(index)) names.insert(fold_name(topic));
  names.erase("");
  return names.size();
}

void read_dates(const Xapian::Database& index, IndexStats& stats) {
  for (auto at = index.valuestream_begin(slot::kDate); at != index.valuestream_end(slot::kDate);
       ++at) {
    const auto date = decode_date(*at);
    if (!date) continue;
    if (!stats.newest || *date > *stats.newest) stats.newest = date;
    if (!stats.oldest || *date < *stats.oldest) stats.oldest = date;
  }
}

void read_languages(const Xapian::Database& index, IndexStats& stats) {
  const std::string start(prefix::kLanguage);
  for (auto at = index.allterms_begin(start); at != index.allterms_end(start); ++at) {
    stats.languages[(*at).substr(start.size())] = at.get_termfreq();
  }
}

std::string date_text(const std::optional<UnixSeconds>& moment) {
  return moment ? format_moment(*moment) : "-";
}

}  // namespace

IndexStats index_stats(const std::string& db) {
  try {
    const Xapian::Database index = open_index(db);
    IndexStats stats;
    stats.documents = index.get_doccount();
    stats.terms =
        static_cast<std::uint64_t>(std::distance(index.allterms_begin(), index.allterms_end()));
    stats.bytes = index_bytes(db);
    stats.schema_version = kSchemaVersion;
    stats.generation = current_generation(db).value_or(0);
    stats.average_length = index.get_average_length();
    stats.topics = count_topics(index);
    read_dates(index, stats);
    read_languages(index, stats);
    return stats;
  } catch (const Xapian::Error&) {
    throw_index_error(db);
  }
}

std::string stats_text(const IndexStats& stats) {
  std::string languages;
  for (const auto& [language, count] : stats.languages) {
    languages += fmt::format("{}{} {}", languages.empty() ? "" : ", ", language, count);
  }
  constexpr double kMegabyte = 1e6;
  return fmt::format(
      "documents       {}\n"
      "terms           {}\n"
      "size            {:.1f} MB\n"
      "newest          {}\n"
      "oldest          {}\n"
      "topics          {}\n"
      "languages       {}\n"
      "average length  {:.1f}\n"
      "schema          {}\n"
      "generation      {}\n",
      stats.documents, stats.terms, static_cast<double>(stats.bytes) / kMegabyte,
      date_text(stats.newest), date_text(stats.oldest), stats.topics,
      languages.empty() ? "-" : languages, stats.average_length, stats.schema_version,
      stats.generation);
}

}  // namespace dateline
