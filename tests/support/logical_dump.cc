// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/logical_dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "common/date.h"
#include "common/diagnostic.h"
#include "common/open_index.h"
#include "common/record.h"
#include "common/schema.h"
#include "common/story_slots.h"
#include "indexer/file_table.h"

namespace dateline {
namespace {

std::string shown_term(const std::string& term, const std::optional<Record>& record) {
  if (record && term == id_term(record->id)) return "Q#";
  if (record && term == url_term(record->url)) return "XU#";
  return escape_controls(term);
}

std::string topic_names(const std::string& value, const std::vector<std::string>& topics) {
  std::vector<std::string> names;
  for (const TopicId id : decode_topics(value)) names.push_back(topics.at(id));
  std::sort(names.begin(), names.end());
  return fmt::format("{}", fmt::join(names, "|"));
}

std::string date_text(const std::string& value, const std::optional<Record>& record) {
  const auto moment = decode_date(value);
  const std::string text = moment ? format_moment(*moment) : "none";
  const bool ties_broken_by_id = record && value == encode_date(moment, record->id);
  return ties_broken_by_id ? text : text + " (not of this id)";
}

std::string day_text(const std::string& value) {
  const auto day = decode_day(value);
  return day ? format_day(*day) : "damaged";
}

std::string number_text(const std::string& value) {
  return fmt::format("{:.3f}", Xapian::sortable_unserialise(value));
}

std::string shown_value(Xapian::valueno number, const std::string& value,
                        const std::optional<Record>& record,
                        const std::vector<std::string>& topics) {
  switch (number) {
    case slot::kQuality:
      return "quality=" + number_text(value);
    case slot::kHeat:
      return "heat=" + number_text(value);
    case slot::kPrior:
      return "prior=" + number_text(value);
    case slot::kDate:
      return "date=" + date_text(value, record);
    case slot::kDay:
      return "day=" + day_text(value);
    case slot::kTopics:
      return "topics=" + topic_names(value, topics);
    case slot::kProvider:
      return "provider=" + value;
    case slot::kType:
      return "type=" + value;
    case slot::kCategory:
      return "category=" + value;
    case slot::kLanguage:
      return "lang=" + value;
    case slot::kStory:
      return "story=" + value;
    default:
      return fmt::format("slot{}={}", number, escape_controls(value));
  }
}

std::string optional_text(const auto& number) {
  return number ? std::to_string(*number) : std::string("-");
}

std::string status_text(FileStatus status) {
  switch (status) {
    case FileStatus::kIndexed:
      return "indexed";
    case FileStatus::kUnpublished:
      return "unpublished";
    case FileStatus::kNotAnArticle:
      return "not an article";
  }
  return "damaged";
}

}  // namespace

std::string dump_terms(const Xapian::Document& document) {
  const auto record = decode_record(document.get_data());
  std::string out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    out +=
        fmt::format("{}{}:{}", out.empty() ? "" : ", ", shown_term(*term, record), term.get_wdf());
    char before = '@';
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      out += fmt::format("{}{}", before, *at);
      before = ',';
    }
  }
  return out;
}

std::string dump_values(const Xapian::Document& document, const std::vector<std::string>& topics) {
  const auto record = decode_record(document.get_data());
  std::string out;
  for (auto at = document.values_begin(); at != document.values_end(); ++at) {
    // What follows from the article's fields alone has tests of its own.
    if (at.get_valueno() == slot::kEvidence || at.get_valueno() == slot::kRelated) continue;
    out += (out.empty() ? "" : " ") + shown_value(at.get_valueno(), *at, record, topics);
  }
  return out;
}

std::string dump_record(const Xapian::Document& document) {
  const auto record = decode_record(document.get_data());
  if (!record) return "  no record\n";
  std::string out;
  const auto add = [&](std::string_view name, std::string_view text) {
    if (!text.empty()) out += fmt::format("  {}: {}\n", name, escape_controls(text));
  };
  add("id", record->id);
  add("title", record->title);
  add("excerpt", record->excerpt);
  add("body", record->body);
  add("url", record->url);
  add("type", record->type);
  add("category", record->category);
  add("language", record->language);
  add("provider", record->provider.name);
  add("domain", record->provider.domain);
  add("topics", fmt::format("{}", fmt::join(record->topics, "|")));
  add("published", record->published_at ? format_moment(*record->published_at) : "");
  add("quality", optional_text(record->quality));
  add("heat", optional_text(record->heat));
  return out;
}

std::map<std::string, std::string> dump_documents(const Xapian::Database& index) {
  const auto topics = load_topics(index);
  std::map<std::string, std::string> out;
  for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
    const Xapian::Document document = index.get_document(*at);
    const auto record = decode_record(document.get_data());
    out[record ? record->id : ""] +=
        fmt::format("document\n{}  values: {}\n  terms: {}\n", dump_record(document),
                    dump_values(document, topics), dump_terms(document));
  }
  return out;
}

std::string logical_dump(const std::string& db) {
  const Xapian::Database index = open_index(db);
  std::string out;
  for (const auto& [id, text] : dump_documents(index)) out += text;
  std::map<std::string, std::string> files;
  FileTable(index, db).for_each([&files](const std::string& id, const FileEntry& entry) {
    files[id] = status_text(entry.status);
  });
  for (const auto& [id, status] : files) {
    out += fmt::format("file {}: {}\n", escape_controls(id), status);
  }
  return out;
}

}  // namespace dateline
