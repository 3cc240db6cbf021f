// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fault/index_oracle.h"

#include <fmt/format.h>
#include <xapian.h>

#include <optional>
#include <set>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "indexer/verify.h"
#include "tests/support/logical_dump.h"

namespace dateline {
namespace {

std::optional<std::string> document_in(const Documents& documents, const std::string& id) {
  const auto at = documents.find(id);
  return at == documents.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace

Documents documents_of(const std::string& db) { return dump_documents(open_index(db)); }

std::string fault_of(const Documents& found, const Documents& before, const Documents& after) {
  std::set<std::string> ids;
  for (const auto* documents : {&found, &before, &after}) {
    for (const auto& [id, text] : *documents) ids.insert(id);
  }
  for (const std::string& id : ids) {
    const auto is = document_in(found, id);
    if (is == document_in(before, id) || is == document_in(after, id)) continue;
    if (!is) return fmt::format("{} is lost", id);
    return fmt::format("{} is torn or was never acknowledged:\n{}", id, *is);
  }
  return {};
}

std::string fault_of(const std::string& db, const Documents& before, const Documents& after) {
  try {
    if (!current_generation(db)) return before.empty() ? "" : "the index is lost";
    const VerifyReport report = verify_index(db);
    if (!report.faults.empty()) return "verify: " + report.faults.front();
    return fault_of(documents_of(db), before, after);
  } catch (const IndexError& error) {
    return error.what();
  } catch (const Xapian::Error& error) {
    return error.get_description();
  }
}

}  // namespace dateline
