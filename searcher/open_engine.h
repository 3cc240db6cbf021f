// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/result.h"
#include "searcher/engine.h"

namespace dateline {

/// What an engine is made of: the folder of an index, and files in place of its own ones; empty:
/// those in that folder, if they are there.
struct EngineFiles {
  std::string db;
  std::string synonyms;
  std::string profiles;
};

/// Opens an engine. Failure: a file cannot be read, or has a mistake, whose place is told. Throws
/// IndexError.
Result<Engine, Failure> open_engine(const EngineFiles& files);

}  // namespace dateline
