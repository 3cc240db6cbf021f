// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_verbs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<IndexVerb, 11> kVerbs = {{
    {"update", "--db DB PATH...", "build an index or bring it up to date",
     R"(Reads the files whose size or time differ from the last run, stores those whose indexed
fields differ, and removes documents whose file is gone: all after a full scan of each PATH,
and not if more than 20 % would go (--allow-shrink). What was interrupted goes on where it
was.
)",
     "db jobs shards exclude strict dry-run allow-shrink format quiet progress color"},
    {"rebuild", "--db DB PATH...", "build it anew beside the old, then swap",
     R"(Reads all files again. Readers keep the index that they have until the new one has been
checked; the one before is kept as a way back.
)",
     "db jobs shards exclude strict allow-shrink format quiet progress color"},
    {"watch", "--db DB PATH...", "bring it up to date and keep it so",
     R"(An update, and then another one within a second of each change, until SIGINT or SIGTERM.
)",
     "db jobs exclude strict allow-shrink format quiet color"},
    {"check", "PATH...", "find problems of the files",
     R"(Reads the files as an update would, and writes nothing. It also finds what only all files
together show: articles that stand twice, topics that look misspelt, related items that lead
nowhere, doubtful dates. It shows the first 10 of each kind; --format json has all, as
`findings` and `counts`. None of them changes the exit code, but with --strict a warning is
an error. A note never is: it may be meant so.
)",
     "jobs exclude strict topics format quiet color"},
    {"stats", "--db DB", "what the index holds", "", "db format"},
    {"verify", "--db DB", "read every byte of it, report damage",
     R"(Also compares a generation that was not written to since with its SHA-256 manifest.
)",
     "db format"},
    {"compact", "--db DB", "leave no free space in it", "", "db format quiet"},
    {"snapshot", "--db DB FOLDER", "copy it, whoever writes to it meanwhile",
     "The copy is an index like any other, of one state, with synonyms.txt and profiles.yaml.\n",
     "db format quiet"},
    {"restore", "--db DB FOLDER", "make a snapshot the index, in one step",
     R"(Checks the snapshot first. Readers go on meanwhile; the index before is kept as a way back.
A synonyms.txt or profiles.yaml that is beside the index stays; one that is not comes back.
)",
     "db format quiet"},
    {"export", "--db DB", "its documents as lines of JSON",
     R"(To standard output: jsonl, from which import makes the same index, or what the bulk
interfaces of OpenSearch and Meilisearch read.
)",
     "db format"},
    {"import", "--db DB [FILE]...", "store documents from such lines",
     R"(Reads jsonl from the files, or from standard input. A line with the id of one before
replaces it, and {"id": "...", "published": false} takes one out.
)",
     "db format quiet color"},
}};

}  // namespace

const IndexVerb* find_index_verb(std::string_view name) {
  const auto* const verb = std::ranges::find(kVerbs, name, &IndexVerb::name);
  return verb == kVerbs.end() ? nullptr : verb;
}

std::vector<std::string_view> index_verb_names() {
  std::vector<std::string_view> names;
  names.reserve(kVerbs.size());
  for (const IndexVerb& verb : kVerbs) names.push_back(verb.name);
  return names;
}

std::string index_usage() {
  std::string out;
  const auto add = [&out](std::string_view name, std::string_view arguments,
                          std::string_view summary) {
    out += fmt::format("{:<7}dateline-index {:<24} {}\n", out.empty() ? "usage:" : "",
                       fmt::format("{} {}", name, arguments), summary);
  };
  for (const IndexVerb& verb : kVerbs) add(verb.name, verb.arguments, verb.summary);
  add("config", "show [--origin]", "what is set elsewhere, and where");
  return out;
}

}  // namespace dateline
