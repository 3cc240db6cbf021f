// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/alert.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/schema.h"
#include "searcher/index_reader.h"
#include "searcher/matches.h"

namespace dateline {
namespace {

/// More new articles are looked for in the index itself: a copy in memory takes 5 to 10 KB each.
constexpr std::size_t kMaxCopied = 10'000;

/// The new articles.
struct Batch {
  SeenArticles seen;  // all articles, with these
  std::vector<Xapian::docid> documents;
  std::optional<Xapian::Database> copy;
};

Batch make_batch(const Xapian::Database& index, const SeenArticles& before) {
  Batch batch{SeenArticles(index), before.new_documents(index), std::nullopt};
  if (batch.documents.size() > kMaxCopied) return batch;
  Xapian::WritableDatabase copy(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const Xapian::docid document : batch.documents) {
    copy.add_document(index.get_document(document));
  }
  batch.copy = copy;
  return batch;
}

/// The articles of `index` that match, the newest first.
std::vector<Record> match(const Xapian::Database& index, const Xapian::Query& query,
                          const std::function<bool(Xapian::docid)>& is_wanted) {
  std::vector<Record> articles;
  if (index.get_doccount() == 0) return articles;
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slot::kDate, true);
  const Xapian::MSet found = enquire.get_mset(0, index.get_doccount());
  for (auto at = found.begin(); at != found.end(); ++at) {
    if (!is_wanted(*at)) continue;
    auto record = decode_record(at.get_document().get_data());
    if (!record) throw UnreadableRecord();
    articles.push_back(std::move(*record));
  }
  return articles;
}

/// The queries as the index reads them now.
class AlertQueries {
 public:
  AlertQueries(Engine& engine, const std::vector<SavedQuery>& saved, const std::string& path)
      : engine_(engine), saved_(saved) {
    for (const SavedQuery& query : saved) {
      Xapian::Query read;
      const auto refused =
          engine.survey(query.request, [&read](const Matches& matches) { read = matches.query; });
      read_.push_back(std::move(read));
      if (!refused) continue;
      bad_.push_back(
          {Severity::kError, path, query.position, query.name + ": " + refused->message});
    }
  }

  [[nodiscard]] const std::vector<Diagnostic>& bad() const { return bad_; }

  [[nodiscard]] std::vector<Record> match_one(std::size_t number, const Batch& batch) const {
    if (batch.copy) {
      return match(*batch.copy, read_[number], [](Xapian::docid /*document*/) { return true; });
    }
    std::vector<Record> articles;
    (void)engine_.survey(saved_[number].request, [&](const Matches& matches) {
      articles = match(matches.index, matches.query, [&batch](Xapian::docid document) {
        return std::ranges::binary_search(batch.documents, document);
      });
    });
    return articles;
  }

 private:
  Engine& engine_;
  const std::vector<SavedQuery>& saved_;
  std::vector<Xapian::Query> read_;  // by place in saved_
  std::vector<Diagnostic> bad_;
};

}  // namespace

AlertRun find_alerts(Engine& engine, const std::vector<SavedQuery>& queries,
                     const SeenArticles& before, const std::string& path, const OnAlert& on_alert) {
  AlertRun run;
  const AlertQueries read(engine, queries, path);
  run.bad_queries = read.bad();
  if (!run.bad_queries.empty()) return run;
  Batch batch;
  if (!on_alert) {
    (void)engine.survey({}, [&](const Matches& all) { run.seen = SeenArticles(all.index); });
    return run;
  }
  (void)engine.survey({}, [&](const Matches& all) { batch = make_batch(all.index, before); });
  for (std::size_t i = 0; i < queries.size(); ++i) {
    for (const Record& article : read.match_one(i, batch)) on_alert(queries[i], article);
  }
  run.seen = std::move(batch.seen);
  return run;
}

}  // namespace dateline
