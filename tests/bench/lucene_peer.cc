// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene++ (the C++ port of Lucene 3.0, which ranks by tf-idf): default memory buffer, one commit.
// Facets: an array of topics by document, read when the index is opened, counted by the collector.
#include <fmt/format.h>
#include <lucene++/LuceneHeaders.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "tests/bench/peer.h"
#include "tests/bench/peer_text.h"

namespace dateline::bench {
namespace {

using Lucene::newLucene;
using TopicLists = std::vector<std::vector<std::uint32_t>>;

constexpr const wchar_t* kId = L"id";
constexpr const wchar_t* kText = L"text";
constexpr const wchar_t* kTopics = L"topics";

Lucene::String wide(const std::string& ascii) { return {ascii.begin(), ascii.end()}; }

Lucene::DirectoryPtr directory(const std::filesystem::path& folder) {
  return Lucene::FSDirectory::open(wide(folder.string()));
}

/// Passes all matches on to another collector and counts their topics.
class TopicCollector : public Lucene::Collector {
 public:
  TopicCollector(Lucene::CollectorPtr hits, const TopicLists& topics, std::size_t topic_count)
      : hits_(std::move(hits)), topics_(topics), counts_(topic_count) {}

  void setScorer(const Lucene::ScorerPtr& scorer) override { hits_->setScorer(scorer); }
  void setNextReader(const Lucene::IndexReaderPtr& reader, std::int32_t base) override {
    base_ = base;
    hits_->setNextReader(reader, base);
  }
  bool acceptsDocsOutOfOrder() override { return hits_->acceptsDocsOutOfOrder(); }
  void collect(std::int32_t document) override {
    hits_->collect(document);
    for (const auto topic :
         topics_[static_cast<std::size_t>(base_) + static_cast<std::size_t>(document)])
      ++counts_[topic];
  }

  /// The greatest counts, in order.
  std::vector<std::uint64_t> top() {
    std::vector<std::uint64_t> best(std::min<std::size_t>(kTop, counts_.size()));
    std::partial_sort_copy(counts_.begin(), counts_.end(), best.begin(), best.end(),
                           std::greater<>());
    return best;
  }

 private:
  Lucene::CollectorPtr hits_;
  const TopicLists& topics_;
  std::vector<std::uint64_t> counts_;
  std::int32_t base_ = 0;
};

class LucenePeer : public Peer {
 public:
  void index(const std::filesystem::path& input, const std::filesystem::path& folder) override {
    const auto writer =
        newLucene<Lucene::IndexWriter>(directory(folder), newLucene<Lucene::WhitespaceAnalyzer>(),
                                       true, Lucene::IndexWriter::MaxFieldLengthUNLIMITED);
    using Field = Lucene::Field;
    const auto add = [](const Lucene::DocumentPtr& document, const wchar_t* name,
                        const std::string& value, Field::Store store, Field::Index index) {
      document->add(newLucene<Field>(name, wide(value), store, index));
    };
    for_each_document(input, [&](const PeerDocument& article) {
      const auto document = newLucene<Lucene::Document>();
      add(document, kId, std::to_string(article.id), Field::STORE_YES, Field::INDEX_NO);
      add(document, kTopics, fmt::format("{}", fmt::join(article.topics, " ")), Field::STORE_YES,
          Field::INDEX_NO);
      add(document, kText, article.text, Field::STORE_NO, Field::INDEX_ANALYZED);
      writer->addDocument(document);
    });
    writer->commit();
    writer->close();
  }

  void open(const std::filesystem::path& folder) override {
    const auto reader = Lucene::IndexReader::open(directory(folder), true);
    searcher_ = newLucene<Lucene::IndexSearcher>(reader);
    topics_.resize(static_cast<std::size_t>(reader->maxDoc()));
    for (std::int32_t id = 0; id < reader->maxDoc(); ++id) {
      const Lucene::String stored = reader->document(id)->get(kTopics);
      std::wistringstream list(stored);
      for (std::uint32_t topic = 0; list >> topic;) {
        topics_[static_cast<std::size_t>(id)].push_back(topic);
        topic_count_ = std::max(topic_count_, std::size_t{topic} + 1);
      }
    }
  }

  [[nodiscard]] bool offers(Operator) const override { return true; }

  void ask(const Query& query, bool facets) override { answer(query, facets); }
  Counts count(const Query& query) override { return answer(query, true); }

 private:
  static Lucene::QueryPtr parse(const Query& query) {
    const auto term = [](const std::string& stem) {
      return newLucene<Lucene::Term>(kText, wide(stem));
    };
    if (query.op == Operator::kPhrase) {
      const auto phrase = newLucene<Lucene::PhraseQuery>();
      for (const std::string& stem : query.stems) phrase->add(term(stem));
      return phrase;
    }
    if (query.stems.size() == 1) return newLucene<Lucene::TermQuery>(term(query.stems.front()));
    const auto words = newLucene<Lucene::BooleanQuery>();
    const auto occur =
        query.op == Operator::kAll ? Lucene::BooleanClause::MUST : Lucene::BooleanClause::SHOULD;
    for (const std::string& stem : query.stems) {
      words->add(newLucene<Lucene::TermQuery>(term(stem)), occur);
    }
    return words;
  }

  Counts answer(const Query& query, bool facets) {
    constexpr bool kInOrder = false;
    const auto hits =
        Lucene::TopScoreDocCollector::create(static_cast<std::int32_t>(kTop), kInOrder);
    Counts counts;
    if (facets) {
      const auto collector = newLucene<TopicCollector>(hits, topics_, topic_count_);
      searcher_->search(parse(query), collector);
      const auto top = collector->top();
      if (!top.empty()) counts.top_topic = top.front();
    } else {
      searcher_->search(parse(query), hits);
    }
    const Lucene::TopDocsPtr found = hits->topDocs();
    for (const auto& hit : found->scoreDocs) searcher_->doc(hit->doc)->get(kId);
    counts.matches = static_cast<std::uint64_t>(found->totalHits);
    return counts;
  }

  Lucene::IndexSearcherPtr searcher_;
  TopicLists topics_;
  std::size_t topic_count_ = 0;
};

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  dateline::bench::LucenePeer peer;
  return dateline::bench::run_peer(argc, argv, peer);
}
