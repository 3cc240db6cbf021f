// SPDX-License-Identifier: GPL-2.0-or-later
// What the JSON of searches, lists, trends, coverage, stories and alerts has in common.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "common/record.h"

namespace dateline {

using OrderedJson = nlohmann::ordered_json;

/// Adds what follows an article's texts: from its URL to its heat.
void add_article_facts(const Record& record, OrderedJson& json);

/// An article as a search's hits have it, but for what a query makes of it.
OrderedJson article_json(const Record& record);

/// `2020-08-14T22:48:00Z`, or null.
OrderedJson moment_json(std::optional<UnixSeconds> moment);

/// A number with three decimals at most, so that tables are not full of noise.
double rounded(double number);

/// The text of a JSON answer: indented, raw Unicode, bytes that are no UTF-8 replaced.
std::string json_text(const OrderedJson& json);

/// The same on one line.
std::string json_line(const OrderedJson& json);

}  // namespace dateline
