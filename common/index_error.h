// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace dateline {

/// An index cannot be opened, read or written: missing, of another schema version, disk full, I/O
/// error. what() says which and what to do, in one line.
class IndexError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Another process is writing to the index.
class IndexLocked : public IndexError {
 public:
  using IndexError::IndexError;
};

/// The index's files contradict themselves.
class IndexDamaged : public IndexError {
 public:
  using IndexError::IndexError;
};

/// Turns the Xapian exception in flight into one of the above, with `db`'s name in its text; any
/// other exception passes through. Call it inside a catch block.
[[noreturn]] void throw_index_error(const std::string& db);

}  // namespace dateline
