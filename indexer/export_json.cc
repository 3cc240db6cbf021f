// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/hash.h"
#include "common/schema.h"
#include "common/unicode.h"
#include "indexer/export.h"
#include "indexer/json_parts.h"

namespace dateline {
namespace {

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xfU];
  }
  return out;
}

Json optional_json(const std::optional<std::int32_t>& number) {
  return number ? Json(*number) : Json(nullptr);
}

/// The fields by their names in a search's answer. The bindings are all of a record's, so that a
/// field added there is not forgotten here.
Json fields_json(const Record& record) {
  const auto& [id, title, excerpt, body, url, type, category, language, provider, topics,
               published_at, quality, heat] = record;
  return {{"id", id},
          {"title", title},
          {"excerpt", excerpt},
          {"body", body},
          {"url", url},
          {"published_at", json_of(published_at)},
          {"type", type},
          {"category", category},
          {"language", language},
          {"provider", {{"name", provider.name}, {"domain", provider.domain}}},
          {"topics", topics},
          {"quality", optional_json(quality)},
          {"heat", optional_json(heat)}};
}

/// [term, frequency within the document, positions...] for each term; a term that is no UTF-8
/// stands in hex within a list of its own.
Json terms_json(const Xapian::Document& document) {
  Json out = Json::array();
  for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) {
    const std::string term = *at;
    Json row = Json::array();
    row.push_back(first_invalid_utf8(term) ? Json::array({hex(term)}) : Json(term));
    row.push_back(at.get_wdf());
    for (auto place = at.positionlist_begin(); place != at.positionlist_end(); ++place) {
      row.push_back(*place);
    }
    out.push_back(std::move(row));
  }
  return out;
}

/// The values in hex by slot, but for the topics' ids, which mean nothing elsewhere.
Json values_json(const Xapian::Document& document) {
  Json out = Json::object();
  for (auto at = document.values_begin(); at != document.values_end(); ++at) {
    if (at.get_valueno() != slot::kTopics) out[std::to_string(at.get_valueno())] = hex(*at);
  }
  return out;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string export_lines(ExportFormat format, const Record& record,
                         const Xapian::Document& document) {
  Json fields = fields_json(record);
  switch (format) {
    case ExportFormat::kJsonl:
      fields["index"] = {{"schema_version", kSchemaVersion},
                         {"values", values_json(document)},
                         {"terms", terms_json(document)}};
      return line_of(fields);
    case ExportFormat::kOpenSearchBulk:
      return line_of({{"index", {{"_id", record.id}}}}) + line_of(fields);
    case ExportFormat::kMeilisearch:
      fields["path"] = record.id;
      fields["id"] = hash128_hex(record.id);
      fields["published_at"] = record.published_at ? Json(*record.published_at) : Json(nullptr);
      return line_of(fields);
  }
  return {};
}

}  // namespace dateline
