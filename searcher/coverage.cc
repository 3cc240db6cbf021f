// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/coverage.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/index_reader.h"
#include "searcher/matches.h"
#include "searcher/survey_options.h"

namespace dateline {
namespace {

/// What is earliest. Slot kDate orders by time and is never the same for two.
struct Earliest {
  std::string date;
  Xapian::docid document = 0;

  void see(const std::string& other_date, Xapian::docid other) {
    if (document != 0 && date <= other_date) return;
    date = other_date;
    document = other;
  }
};

struct Source {
  std::map<std::string, std::uint64_t> spellings;
  std::set<std::string> stories;  // keys
  Earliest earliest;
  std::uint64_t articles = 0;
  std::uint64_t first_in = 0;
  std::uint64_t with_quality = 0;
  double quality = 0;
  double heat = 0;
};

struct Story {
  std::set<std::string> providers;  // folded
  Earliest earliest;
  std::string first_provider;
};

class CoverageCount {
 public:
  explicit CoverageCount(const Matches& matches) : matches_(matches) {
    for_each_match(matches, [this](const Xapian::Document& match) { add(match); });
    for (const auto& [key, story] : stories_) {
      if (story.providers.size() > 1) ++sources_[story.first_provider].first_in;
    }
  }

  [[nodiscard]] Coverage coverage(const CoverageRequest& request) const {
    Coverage out;
    out.now = matches_.now;
    out.now_is_newest = matches_.now_is_newest;
    out.articles = articles_;
    out.stories = stories_.size();
    out.distinct = sources_.size();
    out.order = request.order;
    out.notes = matches_.notes;
    auto ordered = in_order(request.order);
    ordered.resize(std::min<std::size_t>(ordered.size(), request.matches.limit));
    for (const Source* source : ordered) out.providers.push_back(provider(*source));
    return out;
  }

 private:
  void add(const Xapian::Document& match) {
    ++articles_;
    const std::string name = match.get_value(slot::kProvider);
    const std::string date = match.get_value(slot::kDate);
    const std::string key = story_key_of(match);
    const std::string folded = fold_name(name);
    Story& story = stories_[key];
    story.providers.insert(folded);
    story.earliest.see(date, match.get_docid());
    if (story.earliest.document == match.get_docid()) story.first_provider = folded;
    earliest_.see(date, match.get_docid());
    Source& source = sources_[folded];
    ++source.spellings[name];
    ++source.articles;
    source.stories.insert(key);
    source.earliest.see(date, match.get_docid());
    source.heat += counted_heat(heat_of(match));
    if (const auto quality = quality_of(match)) {
      ++source.with_quality;
      source.quality += *quality;
    }
  }

  static double mean_quality(const Source& source) {
    return source.with_quality == 0 ? -1.0
                                    : source.quality / static_cast<double>(source.with_quality);
  }

  [[nodiscard]] std::vector<const Source*> in_order(CoverageOrder order) const {
    std::vector<const Source*> out;
    for (const auto& [folded, source] : sources_) out.push_back(&source);
    const auto rank = [order](const Source* source) {
      const double articles = -static_cast<double>(source->articles);
      const double first = order == CoverageOrder::kArticles   ? articles
                           : order == CoverageOrder::kEarliest ? 0.0
                                                               : -mean_quality(*source);
      return std::tuple(first, source->earliest.date);
    };
    std::ranges::sort(out, {}, rank);
    return out;
  }

  [[nodiscard]] ProviderCoverage provider(const Source& source) const {
    ProviderCoverage out;
    out.name = std::ranges::max_element(source.spellings, {}, [](const auto& spelling) {
                 return spelling.second;
               })->first;
    out.articles = source.articles;
    out.stories = source.stories.size();
    out.first_in = source.first_in;
    auto record = decode_record(matches_.index.get_document(source.earliest.document).get_data());
    if (!record) throw UnreadableRecord();
    out.first = std::move(*record);
    const auto behind =
        decode_date(source.earliest.date).value_or(0) - decode_date(earliest_.date).value_or(0);
    constexpr double kSecondsPerHour = 3600;
    out.hours_behind = static_cast<double>(behind) / kSecondsPerHour;
    if (source.with_quality > 0) out.mean_quality = mean_quality(source);
    out.heat = source.heat;
    return out;
  }

  const Matches& matches_;
  std::uint64_t articles_ = 0;
  Earliest earliest_;
  std::map<std::string, Source> sources_;           // by folded name
  std::unordered_map<std::string, Story> stories_;  // by key
};

constexpr std::array kOrders = {CoverageOrder::kArticles, CoverageOrder::kEarliest,
                                CoverageOrder::kQuality};

std::optional<CoverageOrder> order_of(std::string_view name) {
  const auto* const at =
      std::ranges::find_if(kOrders, [name](CoverageOrder order) { return name_of(order) == name; });
  return at == kOrders.end() ? std::nullopt : std::optional(*at);
}

}  // namespace

std::string_view name_of(CoverageOrder order) {
  if (order == CoverageOrder::kArticles) return "articles";
  return order == CoverageOrder::kEarliest ? "earliest" : "quality";
}

Result<Coverage, BadRequest> find_coverage(Engine& engine, const CoverageRequest& request) {
  Coverage coverage;
  auto bad = engine.survey(request.matches, [&](const Matches& matches) {
    coverage = CoverageCount(matches).coverage(request);
  });
  if (bad) return *bad;
  return coverage;
}

boost::program_options::options_description coverage_option_descriptions() {
  boost::program_options::options_description table;
  add_survey_options(table);
  table.add_options()("sort", boost::program_options::value<std::string>()->value_name("ORDER"),
                      "articles (default), earliest or quality");
  return table;
}

Result<CoverageRequest, Failure> read_coverage_options(const Arguments& in) {
  CoverageRequest out;
  for (const auto& problem :
       {read_survey(in, out.matches),
        read_choice(in, "sort", "articles, earliest or quality", order_of, out.order)}) {
    if (problem) return *problem;
  }
  return out;
}

}  // namespace dateline
