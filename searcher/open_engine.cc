// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/open_engine.h"

#include <utility>

#include "common/diagnostic.h"

namespace dateline {

Result<Engine, Failure> open_engine(const EngineFiles& files) {
  auto synonyms = read_synonyms(files.synonyms, files.db);
  if (!synonyms) return Failure{to_string(synonyms.error())};
  auto profiles = read_profiles(files.profiles, files.db);
  if (!profiles) return Failure{to_string(profiles.error())};
  return Engine(files.db, std::move(*synonyms), std::move(*profiles));
}

}  // namespace dateline
