// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/response.h"

namespace dateline {

/// `text` with every `[stretch]` highlighted and its brackets taken off.
inline MarkedText marked_text(std::string_view text) {
  MarkedText out;
  std::size_t begin = 0;
  for (const char c : text) {
    if (c == '[') {
      begin = out.text.size();
    } else if (c == ']') {
      out.highlights.push_back({begin, out.text.size()});
    } else {
      out.text += c;
    }
  }
  return out;
}

/// The opposite of marked_text().
inline std::string bracketed(const MarkedText& marked) {
  std::string out;
  std::size_t at = 0;
  for (const Highlight& highlight : marked.highlights) {
    out += marked.text.substr(at, highlight.begin - at) + '[' +
           marked.text.substr(highlight.begin, highlight.end - highlight.begin) + ']';
    at = highlight.end;
  }
  return out + marked.text.substr(at);
}

/// An article with every field set.
inline Hit sample_hit() {
  Hit hit;
  hit.record = {.id = "_news/2020-08-14-cameras.md",
                .title = "Facial recognition on trial",
                .excerpt = "Police used facial recognition.",
                .body = {},
                .url = "https://news.example/cameras",
                .type = "video",
                .category = "news",
                .language = "en",
                .provider = {"The Guardian", "theguardian.example"},
                .topics = {"Privacy", "AI"},
                .published_at = 1'597'445'280,
                .quality = 104,
                .heat = 194};
  hit.score = 12.345;
  hit.title = marked_text("[Facial] recognition on trial");
  hit.snippet = marked_text("Police used [facial] recognition.");
  return hit;
}

/// What is left of an article whose file says nothing but its text.
inline Hit bare_hit() {
  Hit hit;
  hit.record.id = "people/ada.md";
  hit.score = 0.5;
  return hit;
}

/// One hit for the query "facial", in 1.4 ms.
inline Response sample_response() {
  Response response;
  response.query = "facial";
  response.total = 1;
  response.hits = {sample_hit()};
  response.now = 1'597'449'600;
  response.took_ms = 1.4038;
  return response;
}

}  // namespace dateline
