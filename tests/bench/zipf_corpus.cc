// SPDX-License-Identifier: GPL-2.0-or-later
// bench_zipf_corpus OUT DOCUMENTS: writes OUT/articles/ and OUT/queries.tsv, always the same.
#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "common/date.h"
#include "tests/bench/zipf.h"

namespace dateline::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kVocabulary = 100'000;
constexpr double kExponent = 1.05;
constexpr std::size_t kTopics = 135;  // as many as Reuters-21578 has
constexpr std::size_t kProviders = 50;
constexpr std::size_t kTitleWords = 8;
constexpr std::size_t kExcerptWords = 120;
constexpr std::size_t kFilesPerFolder = 1000;
constexpr int kDays = 730;
constexpr std::uint64_t kSeed = 42;

class Corpus {
 public:
  std::string article(std::size_t number) {
    const std::size_t provider = providers_.draw(random_);
    std::string text = fmt::format(
        "---\ncategory: news\ntitle: \"{}\"\nexcerpt: \"{}\"\npublishedDateTime: {}\n"
        "webUrl: \"https://news.example/{}\"\ntype: article\nlang: en\nquality: {}\nheat: {}\n"
        "published: true\n\nprovider:\n  name: Provider {}\n  domain: p{}.example\n\ntopics:\n",
        words(kTitleWords), words(kExcerptWords), date(), number, 10 + random_.below(140),
        10 + random_.below(250), provider, provider);
    for (const std::size_t topic : topics()) text += fmt::format("  - \"topic {}\"\n", topic);
    return text + "---\n";
  }

 private:
  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += ' ';
      text += word_of(words_.draw(random_));
    }
    return text;
  }

  std::string date() {
    constexpr UnixDays kFirstDay = 19'358;  // 2023-01-01
    const auto day = kFirstDay + static_cast<UnixDays>(random_.below(kDays));
    return fmt::format("{}T{:02}:{:02}:00Z", format_day(day), random_.below(24), random_.below(60));
  }

  std::set<std::size_t> topics() {
    std::set<std::size_t> drawn;
    for (auto left = 1 + random_.below(3); left > 0; --left) drawn.insert(topics_.draw(random_));
    return drawn;
  }

  Random random_{kSeed};
  Zipf words_{kVocabulary, kExponent};
  Zipf topics_{kTopics, 1.0};
  Zipf providers_{kProviders, 1.0};
};

void write_articles(const fs::path& out, std::size_t documents) {
  Corpus corpus;
  for (std::size_t number = 0; number < documents; ++number) {
    const fs::path folder = out / fmt::format("{:04}", number / kFilesPerFolder);
    if (number % kFilesPerFolder == 0) fs::create_directories(folder);
    std::ofstream file(folder / fmt::format("{:07}.md", number));
    file << corpus.article(number);
    if (!file.flush()) throw std::runtime_error("cannot write to " + folder.string());
  }
}

/// Queries of one class: `words` words each, of ranks [first, last).
struct QueryClass {
  const char* name;
  std::size_t words;
  std::size_t first;
  std::size_t last;
};

/// The classes that a query file for real text has, too. Words of ranks below 60 are in more than a
/// quarter of the documents, which or-queries must not have (see bench_prepare); a phrase must be
/// of frequent words to occur at all.
constexpr QueryClass kClasses[] = {{"term1_freq", 1, 10, 300}, {"term1_rare", 1, 3000, 20'000},
                                   {"and2", 2, 60, 2000},      {"or2", 2, 60, 2000},
                                   {"or4", 4, 60, 2000},       {"phrase", 2, 5, 100}};
constexpr int kQueriesPerClass = 34;

void write_queries(const fs::path& file) {
  std::ofstream out(file);
  Random random(kSeed + 1);
  for (const QueryClass& query_class : kClasses) {
    for (int i = 0; i < kQueriesPerClass; ++i) {
      std::set<std::size_t> ranks;
      while (ranks.size() < query_class.words) {
        ranks.insert(query_class.first + random.below(query_class.last - query_class.first));
      }
      std::string text;
      for (const std::size_t rank : ranks) text += (text.empty() ? "" : " ") + word_of(rank);
      out << query_class.name << '\t' << text << '\n';
    }
  }
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_zipf_corpus OUT DOCUMENTS\n");
    return 2;
  }
  try {
    const std::filesystem::path out = argv[1];
    dateline::bench::write_articles(out / "articles", std::stoul(argv[2]));
    dateline::bench::write_queries(out / "queries.tsv");
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_zipf_corpus: {}\n", error.what());
    return 1;
  }
}
