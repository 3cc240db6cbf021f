// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/ascii.h"
#include "common/split.h"

namespace dateline {
namespace {

// A search answers within a millisecond; higher levels take several times that for a few percent.
constexpr int kGzipLevel = 4;
constexpr int kBrotliQuality = 4;

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
         type.find("xml") != std::string_view::npos ||
         type.find("manifest") != std::string_view::npos;
}

/// The weight of a coding in Accept-Encoding, in thousandths; 0: not taken.
int weight_of(std::string_view accepted, std::string_view coding) {
  std::optional<int> of_star;
  for (const std::string_view listed : split_at_commas(accepted)) {
    std::string item = to_ascii_lower(listed);
    std::erase_if(item, [](char byte) { return byte == ' ' || byte == '\t'; });
    const std::string name = item.substr(0, item.find(';'));
    if (name != coding && name != "*") continue;
    double weight = 1;
    if (const auto at = item.find(";q="); at != std::string::npos) {
      const char* const digits = item.data() + at + 3;
      if (std::from_chars(digits, item.data() + item.size(), weight).ec != std::errc()) weight = 0;
    }
    const int thousandths = static_cast<int>(std::clamp(weight, 0.0, 1.0) * 1000);
    if (name == coding) return thousandths;
    of_star = thousandths;
  }
  return of_star.value_or(0);
}

std::optional<std::string> gzipped(const std::string& text) {
  constexpr int kGzipWindow = 15 + 16;  // zlib's way to say gzip
  constexpr int kMemoryLevel = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool is_done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!is_done) return std::nullopt;
  return out;
}

std::optional<std::string> brotli(const std::string& text) {
  std::string out(BrotliEncoderMaxCompressedSize(text.size()), '\0');
  std::size_t size = out.size();
  if (BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                            reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

void weaken_etag(HttpResponse& response) {
  for (NamedValue& header : response.headers) {
    if (header.name == "ETag" && !header.value.starts_with("W/")) header.value.insert(0, "W/");
  }
}

}  // namespace

void compress(const HttpRequest& request, HttpResponse& response) {
  if (response.body.size() < kLeastCompressed || !is_text(response.content_type)) return;
  response.headers.push_back({"Vary", "Accept-Encoding"});
  const std::string_view accepted = request.header("accept-encoding").value_or("");
  const int by_brotli = weight_of(accepted, "br");
  const int by_gzip = weight_of(accepted, "gzip");
  if (by_brotli == 0 && by_gzip == 0) return;
  const bool takes_brotli = by_brotli >= by_gzip;
  auto smaller = takes_brotli ? brotli(response.body) : gzipped(response.body);
  if (!smaller || smaller->size() >= response.body.size()) return;
  response.body = std::move(*smaller);
  response.headers.push_back({"Content-Encoding", takes_brotli ? "br" : "gzip"});
  weaken_etag(response);
}

}  // namespace dateline
