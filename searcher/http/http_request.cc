// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/http_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::array kMethods = {
    std::pair{HttpMethod::kGet, std::string_view("GET")},
    std::pair{HttpMethod::kHead, std::string_view("HEAD")},
    std::pair{HttpMethod::kPost, std::string_view("POST")},
    std::pair{HttpMethod::kOptions, std::string_view("OPTIONS")},
};

const NamedValue* find(const std::vector<NamedValue>& list, std::string_view name) {
  const auto at =
      std::find_if(list.begin(), list.end(), [&](const auto& it) { return it.name == name; });
  return at == list.end() ? nullptr : &*at;
}

std::optional<std::string_view> value_in(const std::vector<NamedValue>& list,
                                         std::string_view name) {
  const NamedValue* found = find(list, name);
  if (found == nullptr) return std::nullopt;
  return found->value;
}

std::optional<unsigned> hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10U;
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10U;
  return std::nullopt;
}

/// Nothing for a broken escape.
std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    if (at + 2 >= text.size()) return std::nullopt;
    const auto high = hex_digit(text[at + 1]);
    const auto low = hex_digit(text[at + 2]);
    if (!high || !low) return std::nullopt;
    out += static_cast<char>(static_cast<unsigned char>(*high << 4U | *low));
    at += 2;
  }
  return out;
}

Result<std::string, Failure> decoded(std::string_view text, std::string_view what) {
  auto out = percent_decoded(text);
  if (!out) {
    return Failure{fmt::format("the {} has a % that is not followed by two hex digits", what)};
  }
  if (first_invalid_utf8(*out)) return Failure{fmt::format("the {} is not UTF-8", what)};
  return std::move(*out);
}

Result<std::string, Failure> decoded_parameter(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return decoded(spaced, "URL's query");
}

Result<Parameters, Failure> parse_parameters(std::string_view text) {
  Parameters out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('&', begin), text.size());
    const std::string_view pair = text.substr(begin, end - begin);
    begin = end + 1;
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decoded_parameter(pair.substr(0, equals));
    if (!name) return name.error();
    auto value = decoded_parameter(pair.substr(std::min(equals + 1, pair.size())));
    if (!value) return value.error();
    out.push_back({std::move(*name), std::move(*value)});
  }
  return out;
}

bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }

}  // namespace

std::string_view name_of(HttpMethod method) {
  for (const auto& [value, name] : kMethods) {
    if (value == method) return name;
  }
  return "OTHER";
}

HttpMethod http_method_of(std::string_view name) {
  for (const auto& [value, known] : kMethods) {
    if (known == name) return value;
  }
  return HttpMethod::kOther;
}

std::optional<std::string_view> HttpRequest::header(std::string_view name) const {
  return value_in(headers, name);
}

std::optional<std::string_view> HttpRequest::parameter(std::string_view name) const {
  return value_in(parameters, name);
}

Result<RequestTarget, Failure> parse_target(std::string_view target) {
  RequestTarget out;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    out.authority = target.substr(0, end);
    target.remove_prefix(end);
    break;
  }
  const std::size_t question = std::min(target.find('?'), target.size());
  auto path = decoded(target.substr(0, question), "URL's path");
  if (!path) return path.error();
  if (std::any_of(path->begin(), path->end(), is_control)) {
    return Failure{"the URL's path has a control character"};
  }
  out.path = path->empty() ? "/" : std::move(*path);
  auto parameters = parse_parameters(target.substr(std::min(question + 1, target.size())));
  if (!parameters) return parameters.error();
  out.parameters = std::move(*parameters);
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (is_ascii_letter(byte) || is_ascii_digit(byte) ||
        std::string_view("-._~").find(byte) != std::string_view::npos) {
      out += byte;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

}  // namespace dateline
