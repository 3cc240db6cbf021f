// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facet_counter.h"

#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

class TopicCounter : public FacetCounter {
 public:
  explicit TopicCounter(const FacetColumns& columns)
      : columns_(columns.columns), topics_(columns.topics), counts_(columns.topics.size()) {}

  void add(Xapian::docid document) override {
    columns_.for_each_topic(document, [this](TopicId topic) {
      if (topic < counts_.size()) ++counts_[topic];
    });
  }

  [[nodiscard]] FacetCounts counts() const override {
    FacetCounts out;
    for (std::size_t id = 0; id < counts_.size(); ++id) {
      if (counts_[id] > 0) out[topics_[id]] += counts_[id];
    }
    return merge_spellings(FacetField::kTopic, std::move(out));
  }

 private:
  const Columns& columns_;
  const std::vector<std::string>& topics_;
  std::vector<std::uint64_t> counts_;
};

/// Spellings are merged by what the column knows of them, as folding names takes longer than
/// counting them.
class NameCounter : public FacetCounter {
 public:
  explicit NameCounter(const NameColumn& column)
      : column_(column), counts_(column.names().size()) {}

  void add(Xapian::docid document) override { ++counts_[column_.number(document)]; }

  [[nodiscard]] FacetCounts counts() const override {
    const std::vector<std::uint32_t>& firsts = column_.first_spellings();
    std::vector<std::uint64_t> sums(counts_.size());
    std::vector<std::uint32_t> best(firsts);
    for (std::uint32_t number = 1; number < counts_.size(); ++number) {
      std::uint32_t& most = best[firsts[number]];
      sums[firsts[number]] += counts_[number];
      if (counts_[number] > counts_[most]) most = number;
    }
    FacetCounts out;
    for (std::uint32_t number = 1; number < sums.size(); ++number) {
      if (sums[number] > 0)
        out.emplace_hint(out.end(), column_.names()[best[number]], sums[number]);
    }
    return out;
  }

 private:
  const NameColumn& column_;
  std::vector<std::uint64_t> counts_;
};

class DateCounter : public FacetCounter {
 public:
  DateCounter(FacetField field, const Columns& columns) : field_(field), columns_(columns) {}

  void add(Xapian::docid document) override {
    const UnixDays day = columns_.day(document);
    if (day != Columns::kNoDay) ++counts_[day];
  }

  [[nodiscard]] FacetCounts counts() const override {
    FacetCounts out;
    for (const auto& [day, count] : counts_) out[date_value(field_, day)] += count;
    return out;
  }

 private:
  FacetField field_;
  const Columns& columns_;
  std::unordered_map<UnixDays, std::uint64_t> counts_;
};

bool is_name(FacetField field) {
  return field == FacetField::kProvider || field == FacetField::kType ||
         field == FacetField::kCategory || field == FacetField::kLanguage;
}

}  // namespace

bool has_columns(FacetField field) {
  return field == FacetField::kTopic || is_name(field) || is_date(field);
}

std::unique_ptr<FacetCounter> make_counter(FacetField field, const FacetColumns& columns) {
  if (is_name(field)) return std::make_unique<NameCounter>(columns.names(slot_of(field)));
  if (is_date(field)) return std::make_unique<DateCounter>(field, columns.columns);
  return std::make_unique<TopicCounter>(columns);
}

}  // namespace dateline
