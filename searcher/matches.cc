// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/matches.h"

#include "common/prior.h"
#include "common/schema.h"
#include "common/story_slots.h"
#include "searcher/shard_matches.h"

namespace dateline {
namespace {

class Visitor : public Xapian::MatchSpy {
 public:
  explicit Visitor(const std::function<void(const Xapian::Document&)>& visit) : visit_(visit) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    if (decode_date(document.get_value(slot::kDate))) visit_(document);
  }

 private:
  const std::function<void(const Xapian::Document&)>& visit_;
};

std::optional<std::int32_t> number_in(const Xapian::Document& match, Xapian::valueno slot) {
  const std::string value = match.get_value(slot);
  if (value.empty()) return std::nullopt;
  return static_cast<std::int32_t>(Xapian::sortable_unserialise(value));
}

}  // namespace

void for_each_match(const Matches& matches,
                    const std::function<void(const Xapian::Document&)>& visit) {
  Visitor visitor(visit);
  Xapian::Enquire enquire(matches.index);
  enquire.set_query(matches.query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&visitor);
  // Xapian's spies see all matches only if it is told to check them all.
  enquire.get_mset(0, 0, matches.index.get_doccount());
}

void for_each_match(const Matches& matches, const std::vector<Xapian::valueno>& slots,
                    const std::function<void(const Xapian::Document&)>& visit) {
  if (matches.shards == nullptr) return for_each_match(matches, visit);
  for_each_match(*matches.shards, matches.query, slots, [&visit](const Xapian::Document& match) {
    if (decode_date(match.get_value(slot::kDate))) visit(match);
  });
}

UnixSeconds moment_of(const Xapian::Document& match) {
  return decode_date(match.get_value(slot::kDate)).value_or(0);
}

std::optional<std::int32_t> heat_of(const Xapian::Document& match) {
  return number_in(match, slot::kHeat);
}

std::optional<std::int32_t> quality_of(const Xapian::Document& match) {
  return number_in(match, slot::kQuality);
}

std::string story_key_of(const Xapian::Document& match) {
  std::string story = match.get_value(slot::kStory);
  return story.empty() ? '#' + std::to_string(match.get_docid()) : story;
}

double counted_heat(std::optional<std::int32_t> heat) {
  return heat ? static_cast<double>(*heat) : kMedianHeat;
}

}  // namespace dateline
