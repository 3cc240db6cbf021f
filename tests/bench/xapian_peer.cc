// SPDX-License-Identifier: GPL-2.0-or-later
// The floor: libxapian alone. Indexing: ready documents, one thread, one database, a commit every
// 500 of them. Queries: plain BM25, no prior, no exact total, no facets.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "tests/bench/document_file.h"
#include "tests/bench/peer.h"

namespace dateline::bench {
namespace {

constexpr std::size_t kFlush = 500;

class XapianPeer : public Peer {
 public:
  /// Prints the seconds that adding and committing took; reading the documents does not count.
  void index(const std::filesystem::path& input, const std::filesystem::path& folder) override {
    DocumentReader reader(input);
    std::chrono::duration<double> taken{};
    auto started = std::chrono::steady_clock::now();
    const auto stop = [&] { taken += std::chrono::steady_clock::now() - started; };
    const auto start = [&] { started = std::chrono::steady_clock::now(); };
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    for (bool more = true; more;) {
      stop();
      std::vector<Xapian::Document> batch;
      while (batch.size() < kFlush && more) {
        auto document = reader.next();
        more = document.has_value();
        if (more) batch.push_back(*document);
      }
      start();
      for (const Xapian::Document& document : batch) database.add_document(document);
      database.commit();
    }
    database.close();
    stop();
    fmt::print("{:.3f}\n", taken.count());
  }

  void open(const std::filesystem::path& folder) override {
    database_ = Xapian::Database(folder.string());
  }

  [[nodiscard]] bool offers(Operator) const override { return true; }
  [[nodiscard]] bool has_facets() const override { return false; }

  void ask(const Query& query, bool) override {
    const Xapian::MSet found = search(query, kTop);
    for (auto at = found.begin(); at != found.end(); ++at)
      bytes_ += at.get_document().get_data().size();
  }

  /// Xapian 1.4.22 takes a term without positions (a related headline's) for one at position 0, so
  /// that it finds a phrase where the next word is an article's first. Such matches do not count.
  Counts count(const Query& query) override {
    const Xapian::MSet found = search(query, database_.get_doccount());
    if (query.op != Operator::kPhrase) return {found.size(), 0};
    const auto real = std::count_if(found.begin(), found.end(), [&](Xapian::docid id) {
      return std::all_of(query.stems.begin(), query.stems.end(), [&](const std::string& stem) {
        return database_.positionlist_begin(id, stem) != database_.positionlist_end(id, stem);
      });
    });
    return {static_cast<std::uint64_t>(real), 0};
  }

 private:
  static Xapian::Query::op op_of(Operator op) {
    if (op == Operator::kAll) return Xapian::Query::OP_AND;
    return op == Operator::kPhrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_OR;
  }

  [[nodiscard]] Xapian::MSet search(const Query& query, Xapian::doccount limit) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(op_of(query.op), query.stems.begin(), query.stems.end()));
    return enquire.get_mset(0, limit);
  }

  Xapian::Database database_;
  std::size_t bytes_ = 0;  // keeps the fetches from being optimised away
};

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  dateline::bench::XapianPeer peer;
  return dateline::bench::run_peer(argc, argv, peer);
}
