// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facet_counter.h"

#include <cstddef>
#include <unordered_map>

namespace dateline {
namespace {

/// The sums over all spellings of each name, under the most frequent one, or the first of these by
/// its bytes. Spellings are known beforehand, as folding names takes longer than counting them.
FacetCounts sums_of(const std::vector<std::uint64_t>& counts, const std::vector<std::string>& names,
                    const std::vector<std::uint32_t>& firsts) {
  std::vector<std::uint64_t> sums(counts.size());
  std::vector<std::uint32_t> best(firsts);
  for (std::uint32_t number = 0; number < counts.size(); ++number) {
    if (counts[number] == 0) continue;
    const std::uint32_t first = firsts[number];
    std::uint32_t& most = best[first];
    sums[first] += counts[number];
    const bool is_better = counts[number] > counts[most] ||
                           (counts[number] == counts[most] && names[number] < names[most]);
    if (is_better) most = number;
  }
  FacetCounts out;
  for (std::size_t number = 0; number < sums.size(); ++number) {
    if (sums[number] > 0) out.emplace(names[best[number]], sums[number]);
  }
  return out;
}

class TopicCounter : public FacetCounter {
 public:
  explicit TopicCounter(const FacetColumns& columns)
      : columns_(columns), counts_(columns.topics.size()) {}

  void add(Xapian::docid document) override {
    columns_.columns.for_each_topic(document, [this](TopicId topic) {
      if (topic < counts_.size()) ++counts_[topic];
    });
  }

  [[nodiscard]] FacetCounts counts() const override {
    return sums_of(counts_, columns_.topics, columns_.topic_spellings());
  }

 private:
  const FacetColumns& columns_;
  std::vector<std::uint64_t> counts_;
};

class NameCounter : public FacetCounter {
 public:
  explicit NameCounter(const NameColumn& column)
      : column_(column), counts_(column.names().size()) {}

  void add(Xapian::docid document) override { ++counts_[column_.number(document)]; }

  [[nodiscard]] FacetCounts counts() const override {
    auto named = counts_;
    named[NameColumn::kNoName] = 0;
    return sums_of(named, column_.names(), column_.first_spellings());
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
