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

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

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

/// The query with its stems; nothing if a word of it is no single stem, or if Dateline would read
/// it otherwise than the peers: in a query of several words, one in many documents does not make a
/// match alone.
std::optional<Query> with_stems(const Xapian::Database& index, Query query, Analyzer& analyzer) {
  const double documents = index.get_doccount();
  const auto& tokens = analyzer.analyze(query.text, {});
  for (const Token& token : tokens) {
    const bool is_common =
        static_cast<double>(index.get_termfreq(token.term)) > documents * kCommonWordShare;
    const bool differs = is_common && tokens.size() > 1 && query.op == Operator::kAny;
    if (differs || token.kind != TokenKind::kWord || peer_stem(token.term) != token.term) {
      return std::nullopt;
    }
    query.stems.push_back(token.term);
  }
  return query;
}

void write_queries(const Xapian::Database& index, const fs::path& in, const fs::path& out) {
  std::ofstream file(out);
  Analyzer analyzer;
  int kept = 0;
  int left_out = 0;
  for (Query& query : read_queries(in)) {
    if (const auto ready = with_stems(index, std::move(query), analyzer)) {
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
