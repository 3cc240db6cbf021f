// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::bench {

/// How the words of a query go together.
enum class Operator : std::uint8_t { kAny, kAll, kPhrase };

/// "and2" is kAll, "phrase" is kPhrase, every other class ("term1_freq", "or4") is kAny.
Operator operator_of(std::string_view query_class);

/// One line of a query file.
struct Query {
  std::string query_class;
  std::string text;                ///< as typed
  std::vector<std::string> stems;  ///< what the text's words are in the index and in peers' text
  Operator op = Operator::kAny;
};

/// Reads lines `class<TAB>text[<TAB>stems]`. Throws std::runtime_error.
std::vector<Query> read_queries(const std::filesystem::path& file);

/// The line of a query with its stems.
std::string format_query(const Query& query);

/// The stems with `between` between them, and `before` before each.
std::string join_stems(const Query& query, std::string_view between, std::string_view before = {});

}  // namespace dateline::bench
