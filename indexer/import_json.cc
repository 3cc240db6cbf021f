// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/article_parser.h"
#include "common/date.h"
#include "common/record.h"
#include "common/schema.h"
#include "indexer/import.h"

namespace dateline {
namespace {

using PlainJson = nlohmann::json;

/// Thrown within this file alone, out of any depth.
struct BadLine {
  std::string message;
};

/// The member of an object; null if there is none.
const PlainJson& member(const PlainJson& object, const char* name) {
  static const PlainJson null;
  const auto at = object.find(name);
  return at == object.end() ? null : *at;
}

std::string text_of(const PlainJson& object, const char* name) {
  const PlainJson& text = member(object, name);
  if (text.is_null()) return {};
  if (!text.is_string()) throw BadLine{fmt::format("`{}` is no string", name)};
  return text.get<std::string>();
}

template <typename Number>
Number number_of(const PlainJson& number, const char* name) {
  if (number.is_number_integer()) {
    const auto value = number.get<std::int64_t>();
    if (value >= std::numeric_limits<Number>::min() &&
        value <= std::int64_t{std::numeric_limits<Number>::max()}) {
      return static_cast<Number>(value);
    }
  }
  throw BadLine{fmt::format("`{}` is no number that fits", name)};
}

std::optional<std::int32_t> optional_number(const PlainJson& object, const char* name) {
  const PlainJson& number = member(object, name);
  if (number.is_null()) return std::nullopt;
  return number_of<std::int32_t>(number, name);
}

std::string unhex(const std::string& text, const char* name) {
  const auto digit = [&](char c) -> unsigned {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
    throw BadLine{fmt::format("`{}` holds what is not hexadecimal", name)};
  };
  if (text.size() % 2 != 0) throw BadLine{fmt::format("`{}` lacks half a byte", name)};
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    bytes += static_cast<char>(digit(text[i]) << 4U | digit(text[i + 1]));
  }
  return bytes;
}

// ---- A line with the index's own view of the document ------------------------------------------

Record record_of(const PlainJson& line) {
  Record record;
  record.id = text_of(line, "id");
  record.title = text_of(line, "title");
  record.excerpt = text_of(line, "excerpt");
  record.body = text_of(line, "body");
  record.url = text_of(line, "url");
  record.type = text_of(line, "type");
  record.category = text_of(line, "category");
  record.language = text_of(line, "language");
  record.provider = {text_of(line.at("provider"), "name"), text_of(line.at("provider"), "domain")};
  record.topics = line.at("topics").get<std::vector<std::string>>();
  if (const std::string moment = text_of(line, "published_at"); !moment.empty()) {
    record.published_at = parse_moment(moment);
    if (!record.published_at) throw BadLine{"`published_at` is no ISO 8601 moment"};
  }
  record.quality = optional_number(line, "quality");
  record.heat = optional_number(line, "heat");
  return record;
}

void add_term(const PlainJson& row, Xapian::Document& document) {
  const PlainJson& name = row.at(0);
  const std::string term =
      name.is_array() ? unhex(name.at(0).get<std::string>(), "terms") : name.get<std::string>();
  if (term.empty()) throw BadLine{"`terms` holds an empty one"};
  document.add_term(term, number_of<Xapian::termcount>(row.at(1), "terms"));
  for (std::size_t i = 2; i < row.size(); ++i) {
    constexpr Xapian::termcount kCountedAlready = 0;
    document.add_posting(term, number_of<Xapian::termpos>(row[i], "terms"), kCountedAlready);
  }
}

ImportedDocument exported(const PlainJson& line) {
  const PlainJson& index = line.at("index");
  const int version = number_of<std::int32_t>(member(index, "schema_version"), "schema_version");
  if (version != kSchemaVersion) {
    throw BadLine{
        fmt::format("exported from an index of schema version {}, this program has {}; take the "
                    "`index` members out, so that the articles are analysed anew",
                    version, kSchemaVersion)};
  }
  const Record record = record_of(line);
  ImportedDocument out;
  out.id = record.id;
  out.built.topics = record.topics;
  for (const PlainJson& row : index.at("terms")) add_term(row, out.built.document);
  for (const auto& [number, value] : index.at("values").items()) {
    out.built.document.add_value(static_cast<Xapian::valueno>(std::stoul(number)),
                                 unhex(value.get<std::string>(), "values"));
  }
  // Whatever the terms say: the document is found, and replaced, by its id.
  out.built.document.add_boolean_term(id_term(out.id));
  out.built.document.set_data(encode_record(record));
  return out;
}

// ---- A line that is an article ------------------------------------------------------------------

/// The article's file: JSON is YAML, so that all that is checked and cleaned in files is so here.
std::string front_matter(PlainJson line) {
  const std::string body = text_of(line, "body");
  line.erase("body");
  line.erase("id");
  for (const auto& [exported_name, name] :
       {std::pair("url", "webUrl"), {"published_at", "publishedDateTime"}, {"language", "lang"}}) {
    const auto at = line.find(exported_name);
    if (at == line.end()) continue;
    if (!at->is_null() && !line.contains(name)) line[name] = *at;
    line.erase(exported_name);
  }
  std::string header;
  for (const auto& [name, value] : line.items()) {
    header += PlainJson(name).dump() + ": " + value.dump() + "\n";
  }
  return "---\n" + header + "---\n" + body;
}

ImportedDocument analysed(const PlainJson& line, DocumentBuilder& builder) {
  const std::string id = text_of(line, "id");
  ParsedArticle parsed = parse_article(id + ".md", front_matter(line));
  if (!parsed.article) {
    throw BadLine{parsed.diagnostics.empty() ? "no article" : parsed.diagnostics.front().message};
  }
  if (!parsed.article->published) return {id, false, {}};
  return {id, true, builder.build(*parsed.article, id)};
}

}  // namespace

Result<ImportedDocument, Failure> imported_document(const std::string& line,
                                                    DocumentBuilder& builder) {
  try {
    const PlainJson json = PlainJson::parse(line);
    if (!json.is_object()) throw BadLine{"no JSON object"};
    if (text_of(json, "id").empty()) throw BadLine{"no `id`"};
    return json.contains("index") ? exported(json) : analysed(json, builder);
  } catch (const BadLine& bad) {
    return Failure{bad.message};
  } catch (const PlainJson::exception& bad) {
    return Failure{fmt::format("cannot be read as JSON of an export: {}", bad.what())};
  } catch (const std::logic_error&) {
    return Failure{"`values` has a slot that is no number"};
  }
}

}  // namespace dateline
