// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/yaml_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

/// A tree in one line: a plain scalar as it is, a quoted one in "", null as ~, with [] and {}.
std::string terse(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kNull) return "~";
  if (node.kind == YamlNode::Kind::kScalar) {
    return node.quoted ? '"' + node.scalar + '"' : node.scalar;
  }
  const bool map = node.kind == YamlNode::Kind::kMap;
  std::string out(1, map ? '{' : '[');
  for (const auto& child : node.children) {
    if (out.size() > 1) out += ", ";
    if (map) out += child.key + ": ";
    out += terse(child);
  }
  return out + (map ? '}' : ']');
}

// ---- What is read ------------------------------------------------------------------------------

struct TreeRow {
  const char* shows;
  std::string header;
  std::string tree;
};

class Tree : public testing::TestWithParam<TreeRow> {};

TEST_P(Tree, Is) {
  const auto root = parse_yaml_map(GetParam().header, 2);
  ASSERT_TRUE(root.ok()) << root.error().message;
  EXPECT_EQ(terse(*root), GetParam().tree);
}

const TreeRow kTrees[] = {
    {"plain and quoted", "a: b c\nd: \"e\"\nf: 'g'\n", "{a: b c, d: \"e\", f: \"g\"}"},
    {"no line break at the end", "a: b", "{a: b}"},
    {"crlf", "a: b\r\nc: d\r\n", "{a: b, c: d}"},
    {"empty header", "", "{}"},
    {"comments only", "# nothing\n\n", "{}"},
    {"nulls", "a:\nb: ~\nc: null\nd: \"null\"\n", "{a: ~, b: ~, c: ~, d: \"null\"}"},
    {"list", "a:\n  - b\n  - c d\n", "{a: [b, c d]}"},
    {"list that is not indented", "a:\n- b\n- c\nd: e\n", "{a: [b, c], d: e}"},
    {"nested", "a:\n  b: c\n  d:\n    - e: f\n      g: h\n", "{a: {b: c, d: [{e: f, g: h}]}}"},
    {"flow style", "a: [b, \"c\"]\nd: {e: f}\n", "{a: [b, \"c\"], d: {e: f}}"},
    {"block scalars", "a: |\n  b\n  c\nd: >-\n  e\n  f\n", "{a: \"b\nc\n\", d: \"e f\"}"},
    {"quoted over lines", "a: \"b\n  c\"\nd: e\n", "{a: \"b c\", d: e}"},
    {"escapes", "a: \"x\\\"y\\u00e9\\n\"\nb: 'it''s'\n", "{a: \"x\"y\u00e9\n\", b: \"it's\"}"},
    {"escapes that the parser makes single bytes",
     "a: \"\u00e9\\Nb\\_\\_c\"\n\"k\\_\": \"\\L\\x85\"\n",
     "{a: \"\u00e9\u0085b\u00a0\u00a0c\", k\u00a0: \"\u2028\u0085\"}"},
    {"duplicate keys stay", "a: b\na: c\n", "{a: b, a: c}"},
    {"numbers are text", "a: 017\nb: 1e3\nc: -1\n", "{a: 017, b: 1e3, c: -1}"},
    {"comment behind a value", "a: b # c\nd: \"e#\"\n", "{a: b, d: \"e#\"}"},
    {"colon without a blank", "a: http://x.org/b:c\n", "{a: http://x.org/b:c}"},
    {"merge key is a key", "<<: {a: b}\n", "{<<: {a: b}}"},
    {"standard tag", "a: !!str 12\n", "{a: \"12\"}"},
    {"end of transmission byte",
     "a: b\x04"
     "c\nd: e\n",
     "{a: b c, d: e}"},
    {"the name of the sentinel", "dateline-end-of-header: x\na: b\n",
     "{dateline-end-of-header: x, a: b}"},
};

INSTANTIATE_TEST_SUITE_P(YamlTree, Tree, testing::ValuesIn(kTrees), row_name<TreeRow>);

TEST(YamlTree, KnowsWhereEachNodeStandsInItsFile) {
  const auto root = parse_yaml_map("é: b\nlist:\n  - \"c\"\n  - k: é v\n", 2);
  ASSERT_TRUE(root.ok());
  EXPECT_EQ(root->position, (Position{2, 1}));
  EXPECT_EQ(root->find("é")->key_position, (Position{2, 1}));
  EXPECT_EQ(root->find("é")->position, (Position{2, 5})) << "a column counts bytes";
  const auto& items = root->find("list")->children;
  EXPECT_EQ(items.at(0).position, (Position{4, 5}));
  EXPECT_EQ(items.at(1).find("k")->position, (Position{5, 8}));
}

TEST(YamlTree, FindsTheLastOfTwoKeys) {
  const auto root = parse_yaml_map("a: b\na: c\n", 2);
  ASSERT_TRUE(root.ok());
  EXPECT_EQ(root->find("a")->scalar, "c");
  EXPECT_EQ(root->find("x"), nullptr);
}

TEST(YamlTree, NestsUpToTheLimit) {
  std::string flow = "a: ";
  for (std::size_t i = 1; i < kMaxYamlDepth; ++i) flow += '[';
  for (std::size_t i = 1; i < kMaxYamlDepth; ++i) flow += ']';
  EXPECT_TRUE(parse_yaml_map(flow, 2).ok());
}

// ---- What is refused, where it points to, and what it says -------------------------------------

struct RefusalRow {
  const char* shows;
  std::string header;
  Position position;
  std::string says;
};

class Refusal : public testing::TestWithParam<RefusalRow> {};

TEST_P(Refusal, Says) {
  const auto& row = GetParam();
  const auto root = parse_yaml_map(row.header, 2);
  ASSERT_FALSE(root.ok()) << terse(*root);
  EXPECT_EQ(root.error().position, row.position) << root.error().message;
  EXPECT_THAT(root.error().message, HasSubstr(row.says));
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

const RefusalRow kRefusals[] = {
    {"open double quote swallows the rest",
     "a: b\ntitle: \"abc\nc: d\n",
     {3, 8},
     "not closed on its line"},
    {"open single quote swallows the rest", "title: 'abc\nc: d\n", {2, 8}, "end the value with '"},
    {"open quote in the last line", "a: b\nc: \"d", {3, 4}, "not closed"},
    {"open quote closed by a later one",
     "title: \"abc\nc: \"d\"\ne: f\n",
     {2, 8},
     "not closed on its line"},
    {"quote within quotes",
     "title: \"a \"b\" c\"\n",
     {2, 12},
     "write a quote within quotes as \\\""},
    {"apostrophe within single quotes", "title: 'It's here'\n", {2, 12}, "as ''"},
    {"colon in a plain value", "title: Foo: bar\n", {2, 11}, "put the value in quotes"},
    {"no blank behind the colon", "a: b\ntitle:foo\nc: d\n", {3, 6}, "no blank behind the `:`"},
    {"no colon at all", "a: b\nfoo\n", {3, 1}, "without `key: `"},
    {"no colon, then a field", "foo\na: b\n", {2, 1}, "without `key: `"},
    {"field indented too deep", "a: b\n  c: d\n", {3, 1}, "same indentation"},
    {"tab before a field", "a: b\n\tc: d\n", {3, 1}, "a tab"},
    {"tab in the first line", "\ta: b\n", {2, 1}, "a tab"},
    {"tab in a nested field", "a:\n\tb: c\n", {3, 1}, "use spaces"},
    {"at sign", "by: @foo\n", {2, 5}, "starts with `@`; put it in quotes"},
    {"backtick", "a: `b`\n", {2, 4}, "starts with ``"},
    {"percent", "a: %b\n", {2, 4}, "starts with `%`"},
    {"star", "title: *foo\n", {2, 8}, "starts with `*`"},
    {"bold", "title: **Foo** bar\n", {2, 8}, "put"},
    {"bracket at the start", "title: [Video] foo\n", {2, 8}, "starts with `[`; put it in quotes"},
    {"brace at the start", "title: {x} foo\n", {2, 8}, "starts with `{`"},
    {"closing brace at the start", "a: }x\n", {2, 4}, "starts with `}`"},
    {"comma at the start", "a: ,x\n", {2, 4}, "starts with `,`"},
    {"open bracket", "a: [x, y\nb: c\n", {2, 4}, "never closed"},
    {"open brace", "a: {x: 1\nb: c\n", {2, 4}, "never closed"},
    {"list mark within a value", "a: - b\n", {2, 4}, "list items on lines of their own"},
    {"text behind a greater than", "title: > foo\n", {2, 10}, "next line"},
    {"half of a surrogate pair", "a: \"\\ud83d\\ude00\"\n", {2, 11}, "write the character itself"},
    {"backslash in double quotes", "a: \"C:\\path\"\n", {2, 9}, "write it as \\\\"},
    {"alias", "a: &x 1\nb: *x\n", {2, 4}, "an anchor"},
    {"alias without its anchor", "a: 1\nb: *x\n", {3, 4}, "put it in quotes"},
    {"tag", "a: !wow\n", {2, 4}, "a tag"},
    {"anchor on nothing", "a: &wow\n", {2, 4}, "an anchor"},
    {"escape without its digits", "a: \"b\\u12 c\"\n", {2, 12}, "without its digits"},
    {"first field indented too deep", "  a: b\nc: d\n", {3, 1}, "same column"},
    {"quote before the first key", "\"a: b\nc: d\n", {2, 1}, "not closed"},
    {"list on top", "- a\n- b\n", {2, 1}, "write fields, `key: value`"},
    {"a key that is a list", "? [a]\n: b\n", {2, 3}, "no plain word"},
    {"a key that is missing", ": b\n", {2, 1}, "no plain word"},
    {"second document", "a: b\n--- c\nd: e\n", {3, 1}, "`---` at the start of a line"},
    {"dots with text", "a: b\n... c\nd: e\n", {3, 1}, "`...` at the start of a line"},
    {"percent at the start of a line", "a: b\n%c\n", {3, 1}, "`%` at the start of a line"},
    {"list item among fields", "a: b\n- c\n", {3, 1}, "belongs to no field"},
    {"nested too deep in flow",
     "a: " + repeated("[", 40) + repeated("]", 40) + "\n",
     {2, 35},
     "nested"},
    {"nested too deep in blocks", repeated("- ", 33) + "a\n", {2, 65}, "nested"},
    {"fields within braces", "{a: b, c: d}\n", {2, 1}, "a line of its own"},
    {"json", "\n  {\"a\": [1, 2]}\n", {3, 3}, "a line of its own"},
    {"empty list on top", "[]\n", {2, 1}, "a line of its own"},
};

INSTANTIATE_TEST_SUITE_P(YamlTree, Refusal, testing::ValuesIn(kRefusals), row_name<RefusalRow>);

struct BombRow {
  const char* shows;
  std::string header;
};

class Bomb : public testing::TestWithParam<BombRow> {};

TEST_P(Bomb, IsRefusedInTime) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(parse_yaml_map(GetParam().header, 2).ok());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

constexpr std::size_t kMany = 60'000;  // pieces of 4 bytes fill the largest header

const BombRow kBombs[] = {
    {"brackets", "a: " + repeated("[x,", kMany)},
    {"brackets on lines", "a: " + repeated("[x,\n", kMany)},
    {"braces", "a: " + repeated("{a: ", kMany)},
    {"dashes", "a:\n  " + repeated("- ", kMany)},
    {"question marks", repeated("? ", kMany)},
    {"indentation",
     [] {
       std::string header;
       for (std::size_t depth = 0; depth < 700; ++depth) header += std::string(depth, ' ') + "a:\n";
       return header;
     }()},
    {"aliases", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"},
    {"cycle", "a: &a [*a]\n"},
    {"tags", "a: " + repeated("!x ", kMany)},
    {"quotes", repeated("\"a\" ", kMany)},
    {"single quotes", "a: '" + repeated("'' ", kMany)},
    {"colons", repeated(": ", kMany)},
};

INSTANTIATE_TEST_SUITE_P(YamlTree, Bomb, testing::ValuesIn(kBombs), row_name<BombRow>);

// ---- Garbage: anything but a crash -------------------------------------------------------------

TEST(YamlTree, SurvivesEveryPairOfBytesThatMeanSomething) {
  const std::string marks = "ab:-?[]{},#&*!|>'\"%@`\\ \t\r\n\x04\x01~<="s + '\0';
  for (const char a : marks) {
    for (const char b : marks) {
      for (const auto* const around : {"", "k: ", "k:\n  - ", "k: \"", "k: [x, "}) {
        (void)parse_yaml_map(std::string(around) + a + b + "\nz: 1\n", 2);
        (void)parse_yaml_map(std::string(around) + a + b, 2);
      }
    }
  }
}

}  // namespace
}  // namespace dateline
