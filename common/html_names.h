// SPDX-License-Identifier: GPL-2.0-or-later
// The elements of HTML, after the living standard's index of elements and its obsolete features.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace dateline::html_names {

/// Elements within a line. Sorted.
inline constexpr auto kInline = std::to_array<std::string_view>({
    "a",    "abbr", "acronym",  "b",       "bdi",   "bdo",    "big",    "cite", "code",  "data",
    "del",  "dfn",  "em",       "font",    "i",     "img",    "ins",    "kbd",  "label", "map",
    "mark", "nobr", "noscript", "picture", "q",     "rb",     "rp",     "rt",   "ruby",  "s",
    "samp", "slot", "small",    "source",  "span",  "strike", "strong", "sub",  "sup",   "svg",
    "time", "tt",   "u",        "var",     "video", "wbr",
});

/// Elements that begin a new line. Sorted.
inline constexpr auto kBlock = std::to_array<std::string_view>({
    "address",  "area",      "article",  "aside",    "audio",      "base",     "blockquote",
    "body",     "br",        "button",   "canvas",   "caption",    "center",   "col",
    "colgroup", "datalist",  "dd",       "details",  "dialog",     "dir",      "div",
    "dl",       "dt",        "embed",    "fieldset", "figcaption", "figure",   "footer",
    "form",     "frame",     "frameset", "h1",       "h2",         "h3",       "h4",
    "h5",       "h6",        "head",     "header",   "hr",         "html",     "input",
    "legend",   "li",        "link",     "main",     "menu",       "meta",     "meter",
    "nav",      "object",    "ol",       "optgroup", "option",     "output",   "p",
    "param",    "plaintext", "pre",      "progress", "search",     "section",  "select",
    "summary",  "table",     "tbody",    "td",       "template",   "textarea", "tfoot",
    "th",       "thead",     "tr",       "track",    "ul",         "xmp",
});

/// Elements whose content is not text for readers.
inline constexpr auto kHidden =
    std::to_array<std::string_view>({"iframe", "noembed", "noframes", "script", "style", "title"});

static_assert(std::is_sorted(kInline.begin(), kInline.end()));
static_assert(std::is_sorted(kBlock.begin(), kBlock.end()));

/// Whether a sorted list holds `name`.
template <std::size_t N>
constexpr bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

}  // namespace dateline::html_names
