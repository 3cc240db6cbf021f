// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_members_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dateline {

using AskedJson = nlohmann::json;

void refuse(std::string code, std::string message) {
  throw MeiliRefusal{{400, std::move(code), std::move(message)}};
}

std::string code_of(std::string_view parameter) {
  std::string code = "invalid_search_";
  for (const char letter : parameter) {
    if (letter >= 'A' && letter <= 'Z') {
      code += '_';
      code += static_cast<char>(letter - 'A' + 'a');
    } else {
      code += letter;
    }
  }
  return code;
}

const AskedJson* member(const AskedJson& json, const char* name) {
  const auto at = json.find(name);
  return at == json.end() || at->is_null() ? nullptr : &*at;
}

std::string text_in(const AskedJson& json, const char* name, std::string fallback) {
  const AskedJson* const value = member(json, name);
  if (value == nullptr) return fallback;
  if (!value->is_string()) {
    refuse(code_of(name), fmt::format("Invalid value type at `.{}`: expected a string", name));
  }
  return value->get<std::string>();
}

std::uint32_t number_in(const AskedJson& json, const char* name, std::uint32_t fallback) {
  constexpr std::uint64_t kMost = 1'000'000;
  const AskedJson* const value = member(json, name);
  if (value == nullptr) return fallback;
  if (!value->is_number_unsigned() || value->get<std::uint64_t>() > kMost) {
    refuse(
        code_of(name),
        fmt::format("Invalid value at `.{}`: expected a whole number of at most {}", name, kMost));
  }
  return value->get<std::uint32_t>();
}

bool flag_in(const AskedJson& json, const char* name) {
  const AskedJson* const value = member(json, name);
  if (value == nullptr) return false;
  if (!value->is_boolean()) {
    refuse(code_of(name), fmt::format("Invalid value type at `.{}`: expected a boolean", name));
  }
  return value->get<bool>();
}

std::vector<std::string> texts_in(const AskedJson& json, const char* name,
                                  std::vector<std::string> fallback) {
  const AskedJson* const value = member(json, name);
  if (value == nullptr) return fallback;
  const bool is_list =
      value->is_array() &&
      std::all_of(value->begin(), value->end(), [](const AskedJson& it) { return it.is_string(); });
  if (!is_list) {
    refuse(code_of(name),
           fmt::format("Invalid value type at `.{}`: expected an array of strings", name));
  }
  if (value->size() > kMaxMeiliList) {
    refuse(code_of(name), fmt::format("`.{}` has more than {} values", name, kMaxMeiliList));
  }
  return value->get<std::vector<std::string>>();
}

}  // namespace dateline
