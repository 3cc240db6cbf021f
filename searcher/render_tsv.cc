// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string_view>

#include "common/date.h"
#include "searcher/render.h"

namespace dateline {
namespace {

/// `value` on one line and in one column: control bytes and Unicode's line breaks become spaces.
std::string cell(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  while (!value.empty()) {
    std::size_t bytes = 1;
    bool blank = static_cast<unsigned char>(value[0]) < 0x20 || value[0] == '\x7f';
    for (const std::string_view line_break : {"\u0085", "\u2028", "\u2029"}) {
      if (!value.starts_with(line_break)) continue;
      blank = true;
      bytes = line_break.size();
    }
    out += blank ? std::string_view(" ") : value.substr(0, 1);
    value.remove_prefix(bytes);
  }
  return out;
}

}  // namespace

std::string render_tsv(const Request& request, const Response& response) {
  std::string out = "rank\tscore\tid\tpublished_at\tprovider\ttitle\turl\n";
  std::uint64_t rank = request.offset;
  for (const Hit& hit : response.hits) {
    const Record& record = hit.record;
    const Provider& provider = record.provider;
    out += fmt::format("{}\t{:.6f}\t{}\t{}\t{}\t{}\t{}\n", ++rank, hit.score, cell(record.id),
                       record.published_at ? format_moment(*record.published_at) : std::string(),
                       cell(provider.label()), cell(record.title), cell(record.url));
  }
  return out;
}

std::string render_facets_tsv(const Response& response) {
  std::string out = "facet\tvalue\tcount\n";
  for (const Facet& facet : response.facets) {
    for (const FacetValue& value : facet.values) {
      out += fmt::format("{}\t{}\t{}\n", name_of(facet.field), cell(value.value), value.count);
    }
  }
  return out;
}

}  // namespace dateline
