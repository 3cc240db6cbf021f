// SPDX-License-Identifier: GPL-2.0-or-later
// bench_prepare DB QUERIES OUT: from an index of Dateline's, what all engines are fed with.
//
//   OUT/documents.bin    its documents, for raw libxapian
//   OUT/text.tsv         their words as plain stems, for the peers (see peer_text.h)
//   OUT/scriptindex.txt  the same for Omega
//   OUT/queries.tsv      the queries with their stems
//
// Prints what it made, `name<TAB>number` a line.
#include <fmt/format.h>
#include <xapian.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/analyzer.h"
#include "common/open_index.h"
#include "common/schema.h"
#include "searcher/text_query.h"
#include "tests/bench/document_file.h"
#include "tests/bench/peer_text.h"
#include "tests/bench/queries.h"

namespace dateline::bench {
namespace {

namespace fs = std::filesystem;

/// Prefixes are capital letters; words are folded.
bool is_word(const std::string& term) { return term.front() < 'A' || term.front() > 'Z'; }

/// The words of a document: those with positions in their order, then all that it matches by, too
/// (related headlines, body, joined forms), each once.
std::string words_of(const Xapian::Document& document) {
  std::map<Xapian::termpos, std::string> placed;
  std::string others;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (!is_word(*term)) continue;
    const std::string stem = peer_stem(*term);
    bool has_place = false;
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      placed.emplace(*at, stem);
      has_place = true;
    }
    if (!has_place) others += fmt::format(" {} {}", kBreak, stem);
  }
  std::string text;
  Xapian::termpos previous = 0;
  for (const auto& [position, stem] : placed) {
    if (position != previous + 1 && !text.empty()) text += fmt::format(" {}", kBreak);
    text += text.empty() ? stem : ' ' + stem;
    previous = position;
  }
  return text + others;
}

void write_for_omega(const PeerDocument& document, std::ostream& out) {
  out << "id=" << document.id << '\n';
  for (const std::uint32_t topic : document.topics) out << "topic=" << topic << '\n';
  out << "text=" << document.text << "\n\n";
}

void write_documents(const Xapian::Database& index, const fs::path& out) {
  DocumentWriter documents(out / "documents.bin");
  std::ofstream text(out / "text.tsv");
  std::ofstream omega(out / "scriptindex.txt");
  std::uint64_t text_bytes = 0;
  for (auto id = index.postlist_begin(""); id != index.postlist_end(""); ++id) {
    const Xapian::Document document = index.get_document(*id);
    documents.write(document);
    const PeerDocument peer{*id, decode_topics(document.get_value(slot::kTopics)),
                            words_of(document)};
    text << format_document(peer);
    write_for_omega(peer, omega);
    text_bytes += peer.text.size();
  }
  if (!text.flush() || !omega.flush()) throw std::runtime_error("cannot write to " + out.string());
  fmt::print("documents\t{}\ntext_bytes\t{}\n", index.get_doccount(), text_bytes);
}

/// Gives queries their stems, and knows which ones Dateline reads otherwise than its peers.
class QueryReader {
 public:
  explicit QueryReader(const Xapian::Database& index) : index_(index) {
    const std::string start(prefix::kLanguage);
    for (auto at = index.allterms_begin(start); at != index.allterms_end(start); ++at) {
      languages_.push_back((*at).substr(start.size()));
    }
  }

  /// Nothing if a word is no single stem, or if the matches would not be the same.
  std::optional<Query> read(Query query) {
    const auto tokens = analyzer_.analyze(query.text, {});
    for (const Token& token : tokens) {
      const bool is_one_stem =
          token.kind == TokenKind::kWord && peer_stem(token.term) == token.term;
      const bool only_adds = tokens.size() > 1 && query.op == Operator::kAny && is_common(token);
      if (!is_one_stem || only_adds) return std::nullopt;
      query.stems.push_back(token.term);
    }
    if (matches_by_language(query)) return std::nullopt;
    return query;
  }

 private:
  /// Such a word does not make a match alone.
  [[nodiscard]] bool is_common(const Token& token) const {
    return index_.get_termfreq(token.term) > index_.get_doccount() * kCommonWordShare;
  }

  /// Whether articles in other languages match by those languages' stems alone, which peers do not
  /// know.
  bool matches_by_language(const Query& query) {
    const Xapian::Query plain(Xapian::Query::OP_OR, query.stems.begin(), query.stems.end());
    Xapian::Query inflected = Xapian::Query::MatchNothing;
    for (const std::string& language : languages_) {
      const Xapian::Query documents(name_term(prefix::kLanguage, language));
      for (const Token& token : analyzer_.analyze(query.text, language)) {
        if (token.kind != TokenKind::kLanguage) continue;
        inflected |= Xapian::Query(token.term) & documents;
      }
    }
    Xapian::Enquire enquire(index_);
    enquire.set_query({Xapian::Query::OP_AND_NOT, inflected, plain});
    return !enquire.get_mset(0, 1).empty();
  }

  const Xapian::Database& index_;
  std::vector<std::string> languages_;
  Analyzer analyzer_;
};

void write_queries(const Xapian::Database& index, const fs::path& in, const fs::path& out) {
  std::ofstream file(out);
  QueryReader reader(index);
  int kept = 0;
  int left_out = 0;
  for (Query& query : read_queries(in)) {
    if (const auto ready = reader.read(std::move(query))) {
      file << format_query(*ready);
      ++kept;
    } else {
      ++left_out;
    }
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + out.string());
  fmt::print("queries\t{}\nqueries_left_out\t{}\n", kept, left_out);
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  using namespace dateline::bench;
  if (argc != 4) {
    fmt::print(stderr, "usage: bench_prepare DB QUERIES OUT\n");
    return 2;
  }
  try {
    const Xapian::Database index = dateline::open_index(argv[1]);
    const fs::path out = argv[3];
    fs::create_directories(out);
    write_documents(index, out);
    write_queries(index, argv[2], out / "queries.tsv");
    return 0;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "bench_prepare: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_prepare: {}\n", error.what());
  }
  return 1;
}
