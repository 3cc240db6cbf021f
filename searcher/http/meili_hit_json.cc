// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_hit_json.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "common/date.h"
#include "common/unicode.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

template <typename Number>
Json or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

/// Whether a list of attributes names this one, `*`, or what holds it (`provider` holds
/// `provider.name`).
bool names(const std::vector<std::string>& list, std::string_view attribute) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& it) {
    return it == "*" || it == attribute ||
           (attribute.starts_with(it) && attribute.substr(it.size()).starts_with('.')) ||
           (std::string_view(it).starts_with(attribute) &&
            std::string_view(it).substr(attribute.size()).starts_with('.'));
  });
}

const MeiliCrop* crop_of(const std::vector<MeiliCrop>& list, std::string_view attribute) {
  const auto at = std::find_if(list.begin(), list.end(), [&](const MeiliCrop& it) {
    return it.attribute == attribute || it.attribute == "*";
  });
  return at == list.end() ? nullptr : &*at;
}

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; }

/// The words of a text, apart by white space.
std::vector<Highlight> words_of(std::string_view text) {
  std::vector<Highlight> words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_space(text[at])) continue;
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    words.push_back({begin, at});
  }
  return words;
}

/// `count` words with the first match in their midst, a marker where something was left out.
MarkedText cropped(const MarkedText& marked, std::uint32_t count, const std::string& marker) {
  const auto words = words_of(marked.text);
  if (words.size() <= count || count == 0) return marked;
  std::size_t first = 0;
  if (!marked.highlights.empty()) {
    const std::size_t place = marked.highlights.front().begin;
    const auto at = std::find_if(words.begin(), words.end(),
                                 [&](const Highlight& word) { return word.end > place; });
    const auto index = static_cast<std::size_t>(at - words.begin());
    first = std::min(index - std::min<std::size_t>(index, count / 2), words.size() - count);
  }
  const Highlight window{words[first].begin, words[first + count - 1].end};
  MarkedText out;
  if (first > 0) out.text = marker;
  const std::size_t shift = out.text.size();
  for (const Highlight& it : marked.highlights) {
    if (it.begin < window.begin || it.end > window.end) continue;
    out.highlights.push_back({it.begin - window.begin + shift, it.end - window.begin + shift});
  }
  out.text += marked.text.substr(window.begin, window.end - window.begin);
  if (first + count < words.size()) out.text += marker;
  return out;
}

std::string tagged(const MarkedText& marked, const MeiliFormat& format) {
  std::string out;
  std::size_t at = 0;
  for (const Highlight& it : marked.highlights) {
    out += marked.text.substr(at, it.begin - at) + format.pre_tag;
    out += marked.text.substr(it.begin, it.end - it.begin) + format.post_tag;
    at = it.end;
  }
  return out + marked.text.substr(at);
}

/// A value as it stands in `_formatted`: numbers are texts there.
Json formatted_value(const Json& value) {
  if (value.is_number()) return value.dump();
  return value;
}

/// The marked texts of a hit, by attribute.
std::vector<std::pair<std::string, const MarkedText*>> marked_texts(const Hit& hit) {
  return {{"title", &hit.title}, {"excerpt", &hit.excerpt}, {"snippet", &hit.snippet}};
}

Json formatted_json(const Hit& hit, const Json& document, const MeiliFormat& format) {
  Json out = Json::object();
  for (const auto& [attribute, value] : document.items()) {
    const MeiliCrop* const crop = crop_of(format.crop, attribute);
    const bool is_marked = names(format.highlight, attribute);
    if (!names(format.retrieve, attribute) && !is_marked && crop == nullptr) continue;
    out[attribute] = formatted_value(value);
    for (const auto& [name, marked] : marked_texts(hit)) {
      if (name != attribute) continue;
      MarkedText text =
          crop == nullptr ? *marked : cropped(*marked, crop->words, format.crop_marker);
      out[attribute] = is_marked ? tagged(text, format) : std::move(text.text);
    }
  }
  return out;
}

Json positions_json(const Hit& hit) {
  Json out = Json::object();
  for (const auto& [name, marked] : marked_texts(hit)) {
    for (const Highlight& it : marked->highlights) {
      out[name].push_back({{"start", it.begin}, {"length", it.end - it.begin}});
    }
  }
  return out;
}

}  // namespace

Json meili_document_json(const Record& record) {
  const auto& moment = record.published_at;
  return {{"id", record.id},
          {"title", record.title},
          {"excerpt", record.excerpt},
          {"url", record.url},
          {"published_at", moment ? Json(format_moment(*moment)) : Json()},
          {"published_timestamp", or_null(moment)},
          {"year", moment ? Json(std::stoi(format_moment(*moment).substr(0, 4))) : Json()},
          {"type", record.type},
          {"category", record.category},
          {"provider", {{"name", record.provider.name}, {"domain", record.provider.domain}}},
          {"topics", record.topics},
          {"lang", record.language},
          {"quality", or_null(record.quality)},
          {"heat", or_null(record.heat)}};
}

Json meili_hit_json(const Hit& hit, const MeiliFormat& format) {
  Json document = meili_document_json(hit.record);
  if (!hit.snippet.text.empty()) document["snippet"] = hit.snippet.text;
  Json out = Json::object();
  for (const auto& [attribute, value] : document.items()) {
    if (names(format.retrieve, attribute)) out[attribute] = value;
  }
  if (format.is_asked_for()) out["_formatted"] = formatted_json(hit, document, format);
  if (format.shows_positions) out["_matchesPosition"] = positions_json(hit);
  return out;
}

}  // namespace dateline
