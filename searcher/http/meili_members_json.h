// SPDX-License-Identifier: GPL-2.0-or-later
// The members of a request's JSON object, read and checked. Who includes this catches MeiliRefusal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/http/meili_field.h"

namespace dateline {

/// Thrown by all that follows.
struct MeiliRefusal {
  MeiliError error;
};

[[noreturn]] void refuse(std::string code, std::string message);

/// `attributesToCrop` -> `invalid_search_attributes_to_crop`.
std::string code_of(std::string_view parameter);

/// The member of that name; nothing if it is not there or null.
const nlohmann::json* member(const nlohmann::json& json, const char* name);

std::string text_in(const nlohmann::json& json, const char* name, std::string fallback);

/// Up to a million.
std::uint32_t number_in(const nlohmann::json& json, const char* name, std::uint32_t fallback);

bool flag_in(const nlohmann::json& json, const char* name);

/// Longer lists are refused: each hit is held against all that are named.
inline constexpr std::size_t kMaxMeiliList = 100;

std::vector<std::string> texts_in(const nlohmann::json& json, const char* name,
                                  std::vector<std::string> fallback = {});

}  // namespace dateline
