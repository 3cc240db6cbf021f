// SPDX-License-Identifier: GPL-2.0-or-later
// Groonga as a library, driven by its own commands: a full-text index with positions, topics as
// references to a table of topics.
#include <fmt/format.h>
#include <groonga.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "tests/bench/peer.h"
#include "tests/bench/peer_text.h"

namespace dateline::bench {
namespace {

std::string database_in(const std::filesystem::path& folder) { return folder / "groonga"; }

/// A database of Groonga's, asked in its command language.
class Database {
 public:
  Database() {
    grn_init();
    grn_ctx_init(&context_, 0);
  }
  ~Database() {
    if (database_ != nullptr) grn_obj_close(&context_, database_);
    grn_ctx_fin(&context_);
    grn_fin();
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void create(const std::string& path) {
    database_ = grn_db_create(&context_, path.c_str(), nullptr);
    check();
  }

  void open(const std::string& path) {
    database_ = grn_db_open(&context_, path.c_str());
    check();
  }

  /// The answer's JSON; empty within the lines of a load.
  std::string run(const std::string& command) {
    grn_ctx_send(&context_, command.data(), static_cast<unsigned>(command.size()), 0);
    check();
    char* answer = nullptr;
    unsigned size = 0;
    int flags = 0;
    grn_ctx_recv(&context_, &answer, &size, &flags);
    check();
    return {answer, size};
  }

 private:
  void check() const {
    if (context_.rc != GRN_SUCCESS) throw std::runtime_error(context_.errbuf);
  }

  grn_ctx context_{};
  grn_obj* database_ = nullptr;
};

constexpr const char* kSchema[] = {
    "table_create Topics TABLE_HASH_KEY UInt32",
    "table_create Articles TABLE_NO_KEY",
    "column_create Articles topics COLUMN_VECTOR Topics",
    "column_create Articles text COLUMN_SCALAR Text",
    "table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenDelimit",
    "column_create Words articles COLUMN_INDEX|WITH_POSITION Articles text",
};

class GroongaPeer : public Peer {
 public:
  void index(const std::filesystem::path& input, const std::filesystem::path& folder) override {
    database_.create(database_in(folder));
    for (const char* command : kSchema) database_.run(command);
    database_.run("load --table Articles");
    database_.run("[");
    for_each_document(input, [&](const PeerDocument& document) {
      database_.run(fmt::format(R"({{"topics":[{}],"text":"{}"}},)",
                                fmt::join(document.topics, ","), document.text));
    });
    database_.run("]");
  }

  void open(const std::filesystem::path& folder) override { database_.open(database_in(folder)); }

  [[nodiscard]] bool offers(Operator) const override { return true; }

  void ask(const Query& query, bool facets) override { select(query, facets); }

  Counts count(const Query& query) override {
    // [[[matches], columns, hit...], [[topics], columns, [topic, count]...]]
    const auto answer = nlohmann::json::parse(select(query, true));
    const auto& topics = answer.at(1);
    constexpr std::size_t kFirstRow = 2;
    return {answer.at(0).at(0).at(0).get<std::uint64_t>(),
            topics.size() > kFirstRow ? topics.at(kFirstRow).at(1).get<std::uint64_t>() : 0};
  }

 private:
  static std::string match_text(const Query& query) {
    if (query.op == Operator::kPhrase) return R"("\")" + join_stems(query, " ") + R"(\"")";
    return '"' + join_stems(query, query.op == Operator::kAll ? " " : " OR ") + '"';
  }

  /// Without the cache of answers, and without a search by substrings where nothing is found.
  std::string select(const Query& query, bool facets) {
    return database_.run(fmt::format(
        "select Articles --match_columns text --query {} --output_columns _id,_score "
        "--sort_keys -_score --limit {} --cache no --match_escalation_threshold -1{}",
        match_text(query), kTop,
        facets ? fmt::format(" --drilldown topics --drilldown_sort_keys -_nsubrecs "
                             "--drilldown_limit {} --drilldown_output_columns _key,_nsubrecs",
                             kTop)
               : ""));
  }

  Database database_;
};

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  dateline::bench::GroongaPeer peer;
  return dateline::bench::run_peer(argc, argv, peer);
}
