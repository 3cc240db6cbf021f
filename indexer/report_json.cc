// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "indexer/backup.h"
#include "indexer/compact.h"
#include "indexer/json_parts.h"
#include "indexer/run_report.h"
#include "indexer/stats.h"
#include "indexer/verify.h"

namespace dateline {

Json place_json(const std::string& path, const Position& position) {
  return {{"path", path},
          {"line", std::max<std::size_t>(1, position.line)},
          {"column", std::max<std::size_t>(1, position.column)}};
}

namespace {

Json problems(const Diagnostics& diagnostics, Severity severity) {
  Json out = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != severity) continue;
    Json problem = place_json(diagnostic.path, diagnostic.position);
    problem["message"] = diagnostic.message;
    out.push_back(std::move(problem));
  }
  return out;
}

}  // namespace

std::string dump_json(const Json& json) {
  constexpr int kIndent = 2;
  return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(const RunReport& report) {
  return {{"format_version", 1},
          {"added", report.added},
          {"updated", report.updated},
          {"reweighted", report.reweighted},
          {"unchanged", report.unchanged},
          {"deleted", report.deleted},
          {"unpublished", report.unpublished},
          {"not_articles", report.not_articles},
          {"other_files", report.other_files},
          {"rejected", problems(report.diagnostics, Severity::kError)},
          {"warnings", problems(report.diagnostics, Severity::kWarning)},
          {"bytes_read", report.bytes_read},
          {"seconds", report.seconds},
          {"documents", report.documents},
          {"dry_run", report.dry_run},
          {"interrupted", report.interrupted}};
}

std::string report_json(const RunReport& report) { return dump_json(json_of(report)); }

Json json_of(const std::optional<UnixSeconds>& moment) {
  return moment ? Json(format_moment(*moment)) : Json(nullptr);
}

std::string stats_json(const IndexStats& stats) {
  Json languages = Json::object();
  for (const auto& [language, count] : stats.languages) languages[language] = count;
  return dump_json({{"format_version", 1},
                    {"documents", stats.documents},
                    {"terms", stats.terms},
                    {"bytes", stats.bytes},
                    {"schema_version", stats.schema_version},
                    {"generation", stats.generation},
                    {"newest", json_of(stats.newest)},
                    {"oldest", json_of(stats.oldest)},
                    {"average_length", stats.average_length},
                    {"topics", stats.topics},
                    {"languages", languages}});
}

std::string verify_json(const VerifyReport& report) {
  return dump_json({{"format_version", 1},
                    {"sound", report.faults.empty()},
                    {"generation", report.generation},
                    {"documents", report.documents},
                    {"has_manifest", report.has_manifest},
                    {"faults", report.faults},
                    {"seconds", report.seconds}});
}

std::string compact_json(const CompactReport& report) {
  return dump_json({{"format_version", 1},
                    {"generation", report.generation},
                    {"documents", report.documents},
                    {"bytes_before", report.bytes_before},
                    {"bytes_after", report.bytes_after},
                    {"seconds", report.seconds}});
}

std::string backup_json(const BackupReport& report) {
  return dump_json({{"format_version", 1},
                    {"folder", report.folder},
                    {"documents", report.documents},
                    {"bytes", report.bytes},
                    {"seconds", report.seconds},
                    {"kept", report.kept}});
}

}  // namespace dateline
