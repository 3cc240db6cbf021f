// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/web_address.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/ascii.h"
#include "common/schema.h"
#include "common/slug.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 3> kBeginnings = {"https://", "http://", "www."};
/// What a host ends in that stands before a path without any of these.
constexpr std::array<std::string_view, 5> kHostEndings = {".com/", ".org/", ".net/", ".gov/",
                                                          ".edu/"};

/// The words of a text, cut at blanks.
std::vector<std::string_view> cut(std::string_view text) {
  std::vector<std::string_view> words;
  for (;;) {
    const auto begin = text.find_first_not_of(kAsciiBlanks);
    if (begin == std::string_view::npos) return words;
    const auto end = std::min(text.find_first_of(kAsciiBlanks, begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
}

std::optional<std::string> known_spelling(std::string_view address, const QueryContext& context) {
  auto spellings = spellings_of(address);
  std::vector<std::string> terms;
  terms.reserve(spellings.size());
  for (const std::string& spelling : spellings) terms.push_back(url_term(spelling));
  context.expect(terms);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (context.frequency(terms[i]) > 0) return std::move(spellings[i]);
  }
  return std::nullopt;
}

/// `example.com/a` of `https://www.example.com/a?b`.
std::string host_and_path(std::string_view address) {
  for (const std::string_view beginning : kBeginnings) {
    if (to_ascii_lower(address).starts_with(beginning)) address.remove_prefix(beginning.size());
  }
  return std::string(address.substr(0, address.find_first_of("?#")));
}

/// The same with the words of slugs in the place of addresses; empty if nothing else is there.
std::string with_slugs(const std::vector<std::string_view>& words) {
  std::string out;
  const auto add = [&out](std::string_view text) {
    if (!text.empty()) (out += out.empty() ? "" : " ") += text;
  };
  for (const std::string_view word : words) {
    const auto at = find_web_address(word);
    add(word.substr(0, at));
    if (at != std::string_view::npos) add(slug_words(word.substr(at)));
  }
  return out;
}

/// Of addresses among the plain words of `node`, leaves the words of slugs.
void leave_slugs(QueryNode& node) {
  if (node.kind == QueryNode::Kind::kNear) return;  // its words have places
  for (QueryNode& child : node.children) leave_slugs(child);
  if (node.kind != QueryNode::Kind::kWords || node.field != TextField::kAny) return;
  const auto words = cut(node.text);
  const bool has_address = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return find_web_address(word) != std::string_view::npos;
  });
  if (!has_address) return;
  if (std::string text = with_slugs(words); !text.empty()) node.text = std::move(text);
}

}  // namespace

std::size_t find_web_address(std::string_view word) {
  const std::string small = to_ascii_lower(word);
  for (const std::string_view beginning : kBeginnings) {
    const auto at = small.find(beginning);
    if (at != std::string::npos && at + beginning.size() < small.size()) return at;
  }
  const bool has_host =
      std::any_of(kHostEndings.begin(), kHostEndings.end(), [&small](std::string_view ending) {
        const auto at = small.find(ending);
        return at != std::string::npos && at > 0 && at < small.find('/');
      });
  return has_host ? 0 : std::string_view::npos;
}

std::vector<std::string> spellings_of(std::string_view address) {
  std::vector<std::string> spellings;
  const auto add = [&spellings](std::string spelling) {
    if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end()) {
      spellings.push_back(std::move(spelling));
    }
  };
  const auto add_schemes = [&add](const std::string& spelling) {
    add(spelling);
    const auto host = spelling.find("://");
    const std::string rest = host == std::string::npos ? spelling : spelling.substr(host + 3);
    add("https://" + rest);
    add("http://" + rest);
  };
  for (const std::string_view part : {address, address.substr(0, address.find_first_of("?#"))}) {
    const std::string whole(part);
    add_schemes(whole);
    add_schemes(whole.ends_with('/') ? whole.substr(0, whole.size() - 1) : whole + '/');
  }
  return spellings;
}

void read_addresses(QueryNode& root, const QueryContext& context, std::vector<std::string>& notes) {
  const auto words = cut(root.text);
  const bool is_address = root.kind == QueryNode::Kind::kWords && root.field == TextField::kAny &&
                          words.size() == 1 && find_web_address(words.front()) == 0;
  if (!is_address) return leave_slugs(root);
  if (auto known = known_spelling(words.front(), context)) {
    notes.emplace_back("searched for the article of this address");
    root.kind = QueryNode::Kind::kAddress;
    root.text = std::move(*known);
    return;
  }
  std::string text = with_slugs(words);
  if (text.empty()) text = host_and_path(words.front());
  notes.push_back("no article has this address: searched for " + text);
  root.text = std::move(text);
}

}  // namespace dateline
