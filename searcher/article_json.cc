// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/article_json.h"

#include <cmath>

#include "common/date.h"

namespace dateline {
namespace {

constexpr int kOneLine = -1;
constexpr int kIndent = 2;

std::string dumped(const OrderedJson& json, int indent) {
  return json.dump(indent, ' ', false, OrderedJson::error_handler_t::replace) + '\n';
}

OrderedJson or_null(std::optional<std::int32_t> number) {
  return number ? OrderedJson(*number) : OrderedJson();
}

}  // namespace

void add_article_facts(const Record& record, OrderedJson& json) {
  const OrderedJson facts = {
      {"url", record.url},
      {"published_at", moment_json(record.published_at)},
      {"type", record.type},
      {"category", record.category},
      {"provider", {{"name", record.provider.name}, {"domain", record.provider.domain}}},
      {"topics", record.topics},
      {"lang", record.language},
      {"quality", or_null(record.quality)},
      {"heat", or_null(record.heat)}};
  json.update(facts);
}

OrderedJson article_json(const Record& record) {
  OrderedJson json = {{"id", record.id}, {"title", record.title}, {"excerpt", record.excerpt}};
  add_article_facts(record, json);
  return json;
}

OrderedJson moment_json(std::optional<UnixSeconds> moment) {
  return moment ? OrderedJson(format_moment(*moment)) : OrderedJson();
}

double rounded(double number) {
  constexpr double kThousand = 1000;
  return std::round(number * kThousand) / kThousand;
}

std::string json_text(const OrderedJson& json) { return dumped(json, kIndent); }

std::string json_line(const OrderedJson& json) { return dumped(json, kOneLine); }

}  // namespace dateline
