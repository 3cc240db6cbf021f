// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index_error.h"

#include <fmt/format.h>
#include <xapian.h>

#include <string>
#include <string_view>

namespace dateline {
namespace {

/// Xapian also says so of a lock file that it cannot open.
bool is_held(const Xapian::DatabaseLockError& error) {
  return error.get_msg().find("already locked") != std::string::npos;
}

/// A file that was cut short; Xapian has no class of its own for it.
bool is_cut_short(const Xapian::Error& error) {
  return std::string_view(error.get_msg()).starts_with("EOF reading block");
}

}  // namespace

void throw_index_error(const std::string& db) {
  try {
    throw;
  } catch (const Xapian::DatabaseLockError& error) {
    if (!is_held(error)) throw IndexError(fmt::format("{}: {}", db, error.get_msg()));
    throw IndexLocked(
        fmt::format("{}: another process is writing to this index ({}); try again "
                    "when it is done",
                    db, error.get_msg()));
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw IndexDamaged(fmt::format("{}: the index is damaged ({}); build it anew from its files",
                                   db, error.get_msg()));
  } catch (const Xapian::Error& error) {
    if (is_cut_short(error)) {
      throw IndexDamaged(fmt::format("{}: the index is damaged ({}); build it anew from its files",
                                     db, error.get_msg()));
    }
    const char* cause = error.get_error_string();
    throw IndexError(fmt::format("{}: {}{}{}", db, error.get_msg(), cause != nullptr ? ": " : "",
                                 cause != nullptr ? cause : ""));
  }
}

}  // namespace dateline
