// SPDX-License-Identifier: GPL-2.0-or-later
// SQLite FTS5: one transaction, detail=full, text not stored twice; topics in a table of their own.
#include <fmt/format.h>
#include <sqlite3.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/bench/peer.h"
#include "tests/bench/peer_text.h"

namespace dateline::bench {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

class Database {
 public:
  explicit Database(const std::filesystem::path& file) {
    sqlite3* opened = nullptr;
    const int status = sqlite3_open(file.c_str(), &opened);
    handle_.reset(opened);
    check(status);
  }

  void run(const char* sql) const {
    check(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr));
  }

  [[nodiscard]] Statement prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_.get(), sql, -1, &statement, nullptr));
    return Statement(statement);
  }

  /// Runs a statement to its end, calling `on_row` for each row, and makes it ready again.
  void step(const Statement& statement, const std::function<void(sqlite3_stmt*)>& on_row) const {
    int status = 0;
    while ((status = sqlite3_step(statement.get())) == SQLITE_ROW) on_row(statement.get());
    if (status != SQLITE_DONE) check(status);
    sqlite3_reset(statement.get());
  }

 private:
  void check(int status) const {
    if (status != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_.get()));
  }

  std::unique_ptr<sqlite3, CloseDatabase> handle_;
};

void bind_text(const Statement& statement, int index, const std::string& text) {
  sqlite3_bind_text(statement.get(), index, text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
}

std::filesystem::path file_in(const std::filesystem::path& folder) {
  return folder / "fts5.sqlite";
}

class SqlitePeer : public Peer {
 public:
  void index(const std::filesystem::path& input, const std::filesystem::path& folder) override {
    const Database database(file_in(folder));
    database.run(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=full);"
        "CREATE TABLE article_topic(article INTEGER, topic INTEGER,"
        "                           PRIMARY KEY(article, topic)) WITHOUT ROWID;"
        "BEGIN");
    const Statement text = database.prepare("INSERT INTO words(rowid, text) VALUES(?, ?)");
    const Statement topic = database.prepare("INSERT INTO article_topic VALUES(?, ?)");
    const auto nothing = [](sqlite3_stmt*) {};
    for_each_document(input, [&](const PeerDocument& document) {
      sqlite3_bind_int64(text.get(), 1, document.id);
      bind_text(text, 2, document.text);
      database.step(text, nothing);
      for (const std::uint32_t number : document.topics) {
        sqlite3_bind_int64(topic.get(), 1, document.id);
        sqlite3_bind_int64(topic.get(), 2, number);
        database.step(topic, nothing);
      }
    });
    database.run("COMMIT");
  }

  void open(const std::filesystem::path& folder) override {
    database_ = std::make_unique<Database>(file_in(folder));
    top_ = database_->prepare("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 10");
    topics_ = database_->prepare(
        "SELECT count(*), topic FROM words JOIN article_topic ON article = words.rowid "
        "WHERE words MATCH ? GROUP BY topic ORDER BY 1 DESC LIMIT 10");
    matches_ = database_->prepare("SELECT count(*) FROM words WHERE words MATCH ?");
  }

  [[nodiscard]] bool offers(Operator) const override { return true; }

  void ask(const Query& query, bool facets) override {
    first_number(top_, query);
    if (facets) first_number(topics_, query);
  }

  Counts count(const Query& query) override {
    return {first_number(matches_, query), first_number(topics_, query)};
  }

 private:
  static std::string match_text(const Query& query) {
    if (query.op == Operator::kPhrase) return '"' + join_stems(query, " ") + '"';
    return join_stems(query, query.op == Operator::kAll ? " AND " : " OR ");
  }

  std::uint64_t first_number(const Statement& statement, const Query& query) const {
    std::uint64_t number = 0;
    bool is_first = true;
    bind_text(statement, 1, match_text(query));
    database_->step(statement, [&](sqlite3_stmt* row) {
      const auto value = static_cast<std::uint64_t>(sqlite3_column_int64(row, 0));
      if (is_first) number = value;
      is_first = false;
    });
    return number;
  }

  std::unique_ptr<Database> database_;
  Statement top_;
  Statement topics_;
  Statement matches_;
};

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  dateline::bench::SqlitePeer peer;
  return dateline::bench::run_peer(argc, argv, peer);
}
