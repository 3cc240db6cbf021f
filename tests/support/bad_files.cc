// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/bad_files.h"

#include <algorithm>
#include <random>
#include <utility>

namespace dateline {
namespace {

using namespace std::string_literals;

std::string header(const std::string& lines) { return "---\n" + lines + "\n---\nA body.\n"; }

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::vector<BadFile> broken_yaml() {
  return {
      {"double-quote-open.md", header("type: article\ntitle: \"Storm"), 3},
      {"double-quote-open-then-keys.md", header("title: \"Storm\nheat: 5\ntopics: [AI]"), 2},
      {"single-quote-open.md", header("title: 'Storm"), 2},
      {"bracket-open.md", header("title: Storm\ntopics: [AI, Space"), 3},
      {"brace-open.md", header("title: Storm\nprovider: {name: Wire"), 3},
      {"bracket-closed-by-brace.md", header("title: Storm\ntopics: [AI}"), 3},
      {"bracket-stray.md", header("title: Storm\ntopics: AI, Space]\n]"), 4},
      {"quote-then-text.md", header("title: \"Storm\" in port"), 2},
      {"quote-in-quotes.md", header("title: \"The \"big\" storm\""), 2},
      {"two-colons.md", header("title: Storm: the port"), 2},
      {"tab-indent.md", header("title: Storm\nprovider:\n\tname: Wire"), 4},
      {"indent-too-deep.md", header("title: Storm\n   heat: 5"), 3},
      {"indent-too-shallow.md", header("title: Storm\nprovider:\n    name: Wire\n  domain: w"), 5},
      {"no-space-after-colon.md", header("title:Storm"), 2},
      {"no-colon.md", header("title Storm\nheat: 5"), 2},
      {"unknown-escape.md", header("title: \"Storm \\q\""), 2},
      {"at-sign-first.md", header("title: @storm"), 2},
      {"backtick-first.md", header("title: `storm`"), 2},
      {"percent-first.md", header("title: %storm"), 2},
      {"asterisk-first.md", header("title: *storm"), 2},
      {"alias.md", header("a: &x Storm\ntitle: *x"), 2},
      {"alias-bomb.md",
       header("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
              "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: Storm"),
       2},
      {"alias-cycle.md", header("title: Storm\nx: &a [*a]"), 3},
      {"nested-near-a-small-stack.md",
       header("title: Storm\nx: " + repeated("[", 490) + repeated("]", 490)), 3},
      {"nested-too-deep.md", header("title: Storm\nx: " + repeated("[", 100) + repeated("]", 100)),
       3},
      {"nested-a-thousand-open.md", header("title: Storm\nx: " + repeated("[x,", 1'000)), 3},
      {"list-at-the-top.md", header("- title: Storm\n- heat: 5"), 2},
      {"text-at-the-top.md", header("Storm in the port"), 2},
      {"list-as-a-key.md", header("title: Storm\n? [a, b]\n: c"), 3},
      {"merge-conflict.md",
       header("<<<<<<< HEAD\ntitle: Storm\n=======\ntitle: Gale\n>>>>>>> edit"), 2},
  };
}

std::vector<BadFile> broken_files() {
  return {
      {"no-closing-line.md", "---\ntitle: Storm\nheat: 5\n", 1},
      {"cut-short.md", "---\ntitle: \"Sto", 1},
      {"opening-line-alone.md", "---\n", 1},
      {"invalid-utf8.md", header("title: Caf\xe9"), 2},
      {"invalid-utf8-in-the-body.md", header("title: Storm") + "\xff\n", 5},
      {"overlong-utf8.md", header("type: a\ntitle: \xc0\x80"), 3},
      {"surrogate.md", header("title: \xed\xa0\x80"), 2},
      {"nul.md", header("title: Sto\0rm"s), 2},
      {"nul-first.md", "\0"s + header("title: Storm"), 1},
      {"utf16-without-mark.md", "\0-\0-\0-\0\n\0t\0:\0 \0x\0\n"s, 1},
      {"a-megabyte-of-brackets.md", header("title: Storm\nx: " + repeated("[x,", 350'000)), 1},
      {"utf16.md", "\xff\xfe-\0-\0-\0\n\0t\0:\0 \0x\0\n\0-\0-\0-\0\n\0"s, 1},
      {"nothing-to-read.md", "---\ntype: article\n---\n", 1},
      {"empty-header.md", "---\n---\n", 1},
      {"null-title.md", "---\ntitle: ~\nexcerpt: \"\"\n---\n \n", 1},
      {"crlf.md", "---\r\ntype: article\r\ntitle: \"Storm\r\n---\r\n", 3},
      {"after-a-byte-order-mark.md", "\xef\xbb\xbf" + header("title: [Storm"), 2},
      {"yaml-without-lines.yml", "---\n- Storm\n", 2},
      {"too-large.md", header("title: Storm") + std::string((1 << 20) + 1, 'x'), 1},
      {"header-too-large.md", header("title: Storm\nx: " + std::string(300'000, 'x')), 1},
  };
}

}  // namespace

std::vector<BadFile> bad_files() {
  auto all = broken_yaml();
  for (BadFile& file : broken_files()) all.push_back(std::move(file));
  return all;
}

namespace {

const std::vector<std::string> kSoundLines = {
    "title: Storm in port",
    "excerpt: Two ships, one pier",
    "topics: [AI, Public Health]",
    "provider:",
    "  name: Wire",
    "  domain: wire.example",
    "heat: 42",
    "webUrl: https://wire.example",
    "publishedDateTime: 2024-03-07",
    "published: true",
};

std::string text_of(const std::vector<std::string>& lines) {
  std::string text = "---\n";
  for (const std::string& line : lines) text += line + '\n';
  return text + "---\nA body\nof two lines.\n";
}

/// Puts `bytes` somewhere into the text; returns the line.
int insert(std::string& text, std::size_t at, const std::string& bytes) {
  text.insert(at, bytes);
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

BadFile spoilt(std::mt19937& random, int number) {
  const auto below = [&](std::size_t limit) { return random() % limit; };
  BadFile bad{"spoilt-" + std::to_string(number) + ".md", text_of(kSoundLines), 0};
  const auto with_line = [&](std::size_t at, const std::string& line) {
    auto lines = kSoundLines;
    lines.insert(lines.begin() + static_cast<long>(at), line);
    return text_of(lines);
  };
  const std::size_t top = below(4);  // before which of the first lines, none of them nested
  switch (number % 6) {
    case 0:
      bad.line = insert(bad.text, 3 + below(bad.text.size() - 3), std::string(1, '\0'));
      break;
    case 1:
      bad.line =
          insert(bad.text, 3 + below(bad.text.size() - 3), below(2) == 0 ? "\xff" : "\xc0\xaf");
      break;
    case 2:
      bad.text.resize(4 + below(bad.text.rfind("---\n") - 4));
      bad.line = 1;
      break;
    case 3:
      bad.text = with_line(top, below(2) == 0 ? "note: \"never closed" : "note: 'never closed");
      break;
    case 4:
      bad.text = with_line(top, below(2) == 0 ? "note: [never, closed" : "note: {never: closed");
      break;
    default:
      bad.text = with_line(top, "note:\n\tindented: by a tab");
      bad.line = static_cast<int>(top) + 3;
  }
  return bad;
}

}  // namespace

std::vector<BadFile> spoilt_files(int count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<BadFile> all;
  for (int i = 0; i < count; ++i) all.push_back(spoilt(random, i));
  return all;
}

}  // namespace dateline
