// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/compression.h"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/http/service_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

std::string unzipped(const std::string& bytes) {
  constexpr int kGzipWindow = 15 + 16;
  std::string in = bytes;
  std::string out(1U << 20U, '\0');
  z_stream stream{};
  inflateInit2(&stream, kGzipWindow);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotlied(const std::string& bytes) {
  std::string out(1U << 20U, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(
      BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data())),
      BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

struct CompressionRow {
  const char* shows;
  const char* accepts;  ///< of Accept-Encoding
  const char* coding;   ///< of the answer
};

class Compressed : public testing::TestWithParam<CompressionRow> {};

TEST_P(Compressed, AsTheClientLikesIt) {
  const std::string text(5000, 'x');
  HttpRequest request = get_request("/");
  request.headers = {{"accept-encoding", GetParam().accepts}};
  HttpResponse response;
  response.body = text;
  response.headers = {{"ETag", "\"a\""}};
  compress(request, response);
  const std::string coding = header_of(response, "Content-Encoding");
  EXPECT_EQ(coding, GetParam().coding);
  EXPECT_EQ(header_of(response, "Vary"), "Accept-Encoding");
  EXPECT_EQ(header_of(response, "ETag"), coding.empty() ? "\"a\"" : "W/\"a\"");
  if (coding == "br") response.body = unbrotlied(response.body);
  if (coding == "gzip") response.body = unzipped(response.body);
  EXPECT_EQ(response.body, text);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Compressed,
    testing::Values(CompressionRow{"none", "", ""}, CompressionRow{"gzip", "gzip", "gzip"},
                    CompressionRow{"a browser", "gzip, deflate, br, zstd", "br"},
                    CompressionRow{"liked more", "br;q=0.5, gzip;q=0.8", "gzip"},
                    CompressionRow{"refused", "br;q=0, gzip;q=0.000", ""},
                    CompressionRow{"any", "*", "br"},
                    CompressionRow{"any but one", "br;q=0, *", "gzip"},
                    CompressionRow{"in capitals", "GZIP", "gzip"},
                    CompressionRow{"others alone", "zstd, x-gzip", ""},
                    CompressionRow{"nonsense", ";;,q=,br;q=x", ""}),
    row_name<CompressionRow>);

TEST(Compression, LeavesAloneWhatDoesNotPay) {
  HttpRequest request = get_request("/");
  request.headers = {{"accept-encoding", "br, gzip"}};
  HttpResponse small;
  small.body = std::string(kLeastCompressed - 1, 'x');
  compress(request, small);
  EXPECT_TRUE(small.headers.empty());
  HttpResponse image;
  image.content_type = "image/png";
  image.body = std::string(5000, 'x');
  compress(request, image);
  EXPECT_TRUE(image.headers.empty());
}

}  // namespace
}  // namespace dateline
