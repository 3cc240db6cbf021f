// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "common/diagnostic.h"
#include "common/exit_code.h"
#include "common/index_error.h"
#include "common/option_settings.h"
#include "common/terminal.h"
#include "indexer/backup.h"
#include "indexer/check.h"
#include "indexer/check_report.h"
#include "indexer/compact.h"
#include "indexer/index_options.h"
#include "indexer/progress.h"
#include "indexer/sharded_update.h"
#include "indexer/source.h"
#include "indexer/stats.h"
#include "indexer/transfer_command.h"
#include "indexer/update.h"
#include "indexer/verify.h"
#include "indexer/watch.h"

namespace dateline {
namespace {

std::atomic<bool> stop_requested{false};  // NOLINT: a signal handler can reach nothing else

extern "C" void request_stop(int /*signal*/) { stop_requested = true; }

void complain(const std::string& message) {
  fmt::print(stderr, "dateline-index: error: {}\n", escape_controls(message));
}

/// Fails if standard output cannot take it (a full disk, a closed pipe).
IndexExit write_out(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) {
    return IndexExit::kClean;
  }
  complain("cannot write to standard output");
  return IndexExit::kFailed;
}

std::string paint(const Diagnostic& diagnostic, bool color) {
  std::string text = to_string(diagnostic);
  if (!color) return text;
  const std::string label = fmt::format(" {}:", name_of(diagnostic.severity));
  const char* code = diagnostic.severity == Severity::kError ? "\x1b[1;31m" : "\x1b[1;33m";
  const auto at = text.find(label, diagnostic.path.size());
  if (at == std::string::npos) return text;
  return text.insert(at + label.size(), "\x1b[0m").insert(at, code);
}

/// Prints those that are no less severe than `least`, or than an error if --quiet.
void print_diagnostics(const IndexCommand& command, const Diagnostics& diagnostics,
                       Severity least) {
  const bool color = use_color(command.color, STDERR_FILENO);
  if (command.quiet) least = Severity::kError;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity >= least) fmt::print(stderr, "{}\n", paint(diagnostic, color));
  }
}

IndexExit print_update(const IndexCommand& command, const RunReport& report) {
  // What is no article is counted; only a check tells each one by name.
  print_diagnostics(command, report.diagnostics, Severity::kWarning);
  const bool json = command.format == ReportFormat::kJson;
  if (!command.quiet) {
    const IndexExit written = write_out(json ? report_json(report) : report_text(report));
    if (written != IndexExit::kClean) return written;
  }
  if (report.interrupted) return IndexExit::kInterrupted;
  return report.rejected() > 0 ? IndexExit::kSomeRejected : IndexExit::kClean;
}

Progress make_progress(const IndexCommand& command) {
  const bool terminal = is_terminal(STDERR_FILENO);
  auto mode = terminal ? Progress::Mode::kBar : Progress::Mode::kLines;
  if (command.quiet || command.progress == When::kNever) mode = Progress::Mode::kOff;
  if (command.progress == When::kAlways) mode = Progress::Mode::kBar;
  return {mode, [](const std::string& text) { fmt::print(stderr, "{}", text); },
          terminal_width(STDERR_FILENO)};
}

IndexExit run_update(const IndexCommand& command) {
  std::signal(SIGINT, request_stop);
  std::signal(SIGTERM, request_stop);
  Progress progress = make_progress(command);
  const OnProgress show = [&](std::uint64_t done, std::uint64_t total) {
    progress.show(done, total);
  };
  const auto report = command.shards > 1
                          ? update_shards(command.update, command.shards, show, stop_requested)
                          : update_index(command.update, show, stop_requested);
  progress.finish();
  if (report) return print_update(command, *report);
  complain(report.error().message);
  return report.error().is_usage ? IndexExit::kUsage : IndexExit::kFailed;
}

void note(const std::string& message) {
  fmt::print(stderr, "dateline-index: {}\n", escape_controls(message));
}

/// A line, or a JSON object on one, for each run that changed something.
void print_watched(const IndexCommand& command, const RunReport& report) {
  const bool is_quiet =
      report.diagnostics.empty() && report.added == 0 && report.updated == 0 && report.deleted == 0;
  if (!is_quiet) (void)print_update(command, report);
}

IndexExit run_watch(const IndexCommand& command) {
  std::signal(SIGINT, request_stop);
  std::signal(SIGTERM, request_stop);
  const auto refusal = watch_index(
      command.update, {[&](const RunReport& report) { print_watched(command, report); }, note},
      stop_requested);
  if (!refusal) return IndexExit::kInterrupted;
  complain(refusal->message);
  return refusal->is_usage ? IndexExit::kUsage : IndexExit::kFailed;
}

IndexExit run_verify(const IndexCommand& command) {
  const VerifyReport report = verify_index(command.update.db);
  const bool json = command.format == ReportFormat::kJson;
  const IndexExit written = write_out(json ? verify_json(report) : verify_text(report));
  if (written != IndexExit::kClean) return written;
  return report.faults.empty() ? IndexExit::kClean : IndexExit::kDamaged;
}

IndexExit run_compact(const IndexCommand& command) {
  const CompactReport report = compact_index(command.update.db);
  if (command.quiet) return IndexExit::kClean;
  const bool json = command.format == ReportFormat::kJson;
  return write_out(json ? compact_json(report) : compact_text(report));
}

IndexExit run_backup(const IndexCommand& command) {
  const std::string& folder = command.update.paths.front();
  const BackupReport report = command.verb == "restore"
                                  ? restore_snapshot(command.update.db, folder)
                                  : take_snapshot(command.update.db, folder);
  if (command.quiet) return IndexExit::kClean;
  const bool json = command.format == ReportFormat::kJson;
  return write_out(json ? backup_json(report) : backup_text(report));
}

IndexExit print_check(const IndexCommand& command, const CheckReport& report) {
  print_diagnostics(command, report.run.diagnostics, Severity::kNote);
  print_diagnostics(command, shown_findings(report.diagnosis.findings), Severity::kNote);
  const bool json = command.format == ReportFormat::kJson;
  if (!command.quiet) {
    const IndexExit written = write_out(json ? check_json(report) : check_text(report));
    if (written != IndexExit::kClean) return written;
  }
  return report.failed() ? IndexExit::kSomeRejected : IndexExit::kClean;
}

Result<CheckReport, Failure> check(const IndexCommand& command) {
  const UpdateOptions& files = command.update;
  CheckOptions options{files.paths, files.excludes, files.jobs, files.strict, std::time(nullptr)};
  if (!command.topics.empty()) {
    const auto text = read_article_file(command.topics);
    if (!text) return Failure{command.topics + ": " + text.error().message};
    auto topics = Vocabulary::parse(*text);
    if (!topics) return Failure{command.topics + ": " + topics.error().message};
    options.topics = std::move(*topics);
  }
  return check_files(options);
}

IndexExit run_check(const IndexCommand& command) {
  const auto report = check(command);
  if (report) return print_check(command, *report);
  complain(report.error().message);
  return IndexExit::kUsage;
}

IndexExit run_stats(const IndexCommand& command) {
  const IndexStats stats = index_stats(command.update.db);
  const bool json = command.format == ReportFormat::kJson;
  return write_out(json ? stats_json(stats) : stats_text(stats));
}

IndexExit run_import(const IndexCommand& command) {
  std::signal(SIGINT, request_stop);
  std::signal(SIGTERM, request_stop);
  const auto end = import_files(
      command, [&](const RunReport& report) { return print_update(command, report); },
      stop_requested);
  if (end) return *end;
  complain(end.error().message);
  return IndexExit::kUsage;
}

/// How many documents Xapian gathers before it writes their postings into its tables. What is
/// gathered lies in trees that should fit a core's own cache: 64 are a quarter faster than 500.
/// Xapian takes the number from the environment alone.
void tune_xapian() {
  constexpr int kKeepUsersChoice = 0;
  ::setenv("XAPIAN_FLUSH_THRESHOLD", "64", kKeepUsersChoice);
}

/// Ends the program where the database library cannot be stopped from ending it: some of its
/// destructors write, and when the disk is full or fails, an exception leaves them. That one speaks
/// of what the destructor met, often of a damaged block, and not of the write that failed.
[[noreturn]] void end_for_the_library() {
  std::string detail;
  try {
    if (std::current_exception() != nullptr) throw;
  } catch (const Xapian::Error& error) {
    detail = fmt::format(" ({})", error.get_description());
  } catch (const std::exception& error) {
    detail = fmt::format(" ({})", error.what());
  }
  complain(
      fmt::format("the database library gave up{}; is the disk full, or failing? (the index is "
                  "as after the last commit)",
                  detail));
  std::_Exit(static_cast<int>(IndexExit::kFailed));
}

IndexExit run_verb(const IndexCommand& command) {
  if (command.verb == "update" || command.verb == "rebuild") return run_update(command);
  if (command.verb == "watch") return run_watch(command);
  if (command.verb == "check") return run_check(command);
  if (command.verb == "verify") return run_verify(command);
  if (command.verb == "compact") return run_compact(command);
  if (command.verb == "snapshot" || command.verb == "restore") return run_backup(command);
  if (command.verb == "export") return export_to_stdout(command);
  if (command.verb == "import") return run_import(command);
  return run_stats(command);
}

/// `arguments`: what follows `config`.
IndexExit show_config(const std::vector<std::string>& arguments) {
  const auto text = config_text(arguments, index_settings());
  if (text) return write_out(*text);
  complain(text.error().message);
  return IndexExit::kUsage;
}

IndexExit run(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments.front() == "config") {
    return show_config({arguments.begin() + 1, arguments.end()});
  }
  const auto command = parse_index_command(arguments);
  if (!command) {
    complain(blamed(command.error(), index_settings(), arguments).message +
             "; see dateline-index --help");
    return IndexExit::kUsage;
  }
  if (command->help_of == "config") return show_config({"--help"});
  if (command->verb == "help") return write_out(index_help(command->help_of));
  if (command->verb == "version") return write_out("dateline-index " DATELINE_VERSION "\n");
  return run_verb(*command);
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  using dateline::IndexExit;
  std::signal(SIGPIPE, SIG_IGN);
  std::set_terminate(dateline::end_for_the_library);
  dateline::tune_xapian();
  try {
    return static_cast<int>(dateline::run(std::vector<std::string>(argv + 1, argv + argc)));
  } catch (const dateline::IndexLocked& error) {
    dateline::complain(error.what());
    return static_cast<int>(IndexExit::kLocked);
  } catch (const dateline::IndexDamaged& error) {
    dateline::complain(error.what());
    return static_cast<int>(IndexExit::kDamaged);
  } catch (const std::exception& error) {
    dateline::complain(error.what());
    return static_cast<int>(IndexExit::kFailed);
  }
}
