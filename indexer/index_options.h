// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/option_settings.h"
#include "common/result.h"
#include "common/terminal.h"
#include "indexer/export.h"
#include "indexer/update.h"

namespace dateline {

enum class ReportFormat { kText, kJson };

/// A command line of dateline-index, read.
struct IndexCommand {
  std::string verb;     ///< as typed; "help" and "version" where those were asked for
  std::string help_of;  ///< of "help": the verb that is asked about, or empty
  UpdateOptions update;
  std::uint32_t shards = 1;  ///< of the index that is written
  ReportFormat format = ReportFormat::kText;
  ExportFormat export_format = ExportFormat::kJsonl;
  bool quiet = false;
  std::string topics;  ///< for check: the file that lists the allowed topics, or empty
  When progress = When::kAuto;
  When color = When::kAuto;
};

/// The options that may be set elsewhere than on a command line.
SettableTable index_settings();

/// Reads the arguments after the program's name. Failure: what is wrong with them, in a sentence.
Result<IndexCommand, Failure> parse_index_command(const std::vector<std::string>& arguments);

/// What `dateline-index --help` prints, or of a verb's name what `dateline-index VERB --help` does.
std::string index_help(std::string_view verb = {});

}  // namespace dateline
