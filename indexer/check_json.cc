// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "indexer/check_report.h"
#include "indexer/json_parts.h"

namespace dateline {
namespace {

Json finding_json(const Finding& finding) {
  Json json = {{"kind", info_of(finding.kind).name}, {"severity", name_of(finding.severity)}};
  json.update(place_json(finding.at.path, finding.at.position));
  json["message"] = finding.message;
  if (finding.other) json["other"] = place_json(finding.other->path, finding.other->position);
  return json;
}

}  // namespace

std::string check_json(const CheckReport& report) {
  const CorpusTotals& totals = report.diagnosis.totals;
  Json counts = Json::object();
  Json findings = Json::array();
  for (const Finding& finding : report.diagnosis.findings) {
    Json& count = counts[std::string(info_of(finding.kind).name)];
    count = count.is_null() ? 1U : count.get<std::uint64_t>() + 1;
    findings.push_back(finding_json(finding));
  }
  Json json = json_of(report.run);
  json.update({{"files", report.files},
               {"topics", totals.topics},
               {"providers", totals.providers},
               {"oldest", json_of(totals.oldest)},
               {"newest", json_of(totals.newest)},
               {"related", totals.related},
               {"related_resolved", totals.related_resolved},
               {"counts", std::move(counts)},
               {"findings", std::move(findings)}});
  return dump_json(json);
}

}  // namespace dateline
