// SPDX-License-Identifier: GPL-2.0-or-later
// The fast reader against the strict one, which is the judge.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "common/fast_yaml.h"
#include "common/front_matter.h"
#include "common/strict_yaml.h"
#include "common/unicode.h"
#include "tests/support/paths.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// A tree with all that a caller can see of it, but for a null's position: yaml-cpp gives it the
/// place of whatever comes next.
std::string whole(const YamlNode& node, int depth = 0) {
  const Position at = node.kind == YamlNode::Kind::kNull ? Position{} : node.position;
  std::string out = std::string(static_cast<std::size_t>(depth), ' ');
  for (const std::size_t number : {at.line, at.column, node.key_position.line,
                                   node.key_position.column, static_cast<std::size_t>(node.kind)}) {
    out += std::to_string(number) + ':';
  }
  out += (node.quoted ? " quoted [" : " plain [") + node.key + "] [" + node.scalar + "]\n";
  for (const YamlNode& child : node.children) out += whole(child, depth + 1);
  return out;
}

std::string judged(std::string_view header) {
  const auto root = parse_yaml_strictly(header, 2);
  return root.ok() ? whole(*root) : "refused: " + root.error().message;
}

/// What counts: how many headers the fast reader took, of those that are right.
struct Tally {
  std::size_t right = 0;
  std::size_t fast = 0;
};

void compare(const std::string& header, Tally& tally) {
  const auto fast = parse_yaml_fast(header, 2);
  const std::string strict = judged(header);
  if (!strict.starts_with("refused")) ++tally.right;
  if (!fast) return;
  ++tally.fast;
  ASSERT_EQ(whole(*fast), strict) << "of the header:\n" << header;
}

std::vector<std::string> headers_of_the_sample_corpus() {
  std::vector<std::string> out;
  for (const auto& file : fs::recursive_directory_iterator(source_path("data/articles"))) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    if (const auto parts = split_front_matter(text, false)) out.emplace_back(parts->header);
  }
  return out;
}

TEST(YamlReaders, agree_on_the_sample_corpus_and_the_fast_one_takes_all_of_it) {
  Tally tally;
  for (const std::string& header : headers_of_the_sample_corpus()) compare(header, tally);
  EXPECT_GT(tally.right, 150U);
  EXPECT_EQ(tally.fast, tally.right);
}

TEST(YamlReaders, agree_on_a_block_that_the_text_ends_within) {
  for (const std::string header :
       {"a: |\n  b", "a: |\n  b\n  ", "a: |\n  b\n   ", "- |2\n   b\n   ", "a: >\n  b\n   ",
        "a: |+\n  b\n\n  ", "a: |-\n  b\n   "}) {
    Tally tally;
    compare(header, tally);
  }
}

// ---- Spoilt headers ----------------------------------------------------------------------------

const std::string kSeeds[] = {
    "title: Storm over the coast\nexcerpt: \"It's late\"\ntopics:\n  - a b\n  - 'c'\nrelated:\n"
    "  - title: x\n    date: 2020-01-01\n  - title: \"y\"\n    provider:\n      name: z\nheat: "
    "12\n",
    "a: |\n  line one\n\n  line two\nb: >-\n  fold\n  ed\nc: [x, \"y\", z w]\n# comment\ni: j # "
    "k\n",
    "title: a\n  b\n  c\nquality: ~\nempty:\n\nlist:\n- one\n- two: 2\n  three: 3\n-\n  - four\n"};

const std::string kPieces[] = {
    "\n",     "\n  ",       "\n- ",        "\n  - ",   ": ",      ":",
    " #",     "#",          "\"",          "'",        "|",       "|\n  x",
    "> ",     ">\n a\n  b", "|+\n  q\n\n", "|2\n   z", "[",       "]",
    "{",      "}",          ",",           ", ",       "~",       "null",
    "? ",     "- ",         "&a ",         "*a ",      "!x ",     "!!str ",
    "! ",     "%",          "@",           "`",        "\t",      "\r",
    "\r\n",   "\\",         "\\n",         "\\x41",    "\\u263a", "\\N",
    "\\/",    "\\ ",        "''",          "\\\n",     "\u00e9",  "\U0001F600",
    "\x7f",   "\x01",       "\x1b",        "\x04",     "---\n",   "...\n",
    "a: b",   "a:b",        "<<: ",        "=",        "\n\n\n",  "     ",
    "\u0085", "\u2028",     "\u2029",      "\uFEFF",   "\u00a0",  "key: >-\n\n\n   x\n"};

/// One to four small changes: something cut, put in, or copied to another place.
std::string spoilt(std::string header, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
    const std::size_t at = below(header.size() + 1);
    switch (below(5)) {
      case 0:
        header.erase(at, 1 + below(3));
        break;
      case 1: {
        const std::string copy = header.substr(at, below(20));
        header.insert(below(header.size() + 1), copy);
        break;
      }
      default:
        header.insert(at, kPieces[below(std::size(kPieces))]);
    }
  }
  return header;
}

TEST(YamlReaders, agree_on_spoilt_headers) {
  std::mt19937 random(20240229);
  Tally tally;
  for (int round = 0; round < 12'000 && !testing::Test::HasFatalFailure(); ++round) {
    const std::string header = spoilt(kSeeds[random() % std::size(kSeeds)], random);
    if (!first_invalid_utf8(header)) compare(header, tally);
  }
  EXPECT_GT(tally.fast, 2'500U) << "the fast reader must not pass the test by taking nothing";
  EXPECT_GT(tally.right, tally.fast);
}

}  // namespace
}  // namespace dateline
