// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "common/date.h"
#include "common/hash.h"
#include "common/unicode.h"

namespace dateline {
namespace {

/// 1605-01-01: the year of the first newspaper, the Relation of Strasbourg. What is older is a
/// slip.
constexpr UnixSeconds kFirstNewspaper =
    std::chrono::sys_days(std::chrono::year(1605) / 1 / 1).time_since_epoch().count() *
    kSecondsPerDay;

}  // namespace

Doctor::Doctor(UnixSeconds now, std::optional<Vocabulary> vocabulary)
    : now_(now), topics_(std::move(vocabulary)) {}

void Doctor::add(std::string path, const Article& article, const FieldPlaces& places) {
  const std::uint32_t file = findings_.add_file(std::move(path));
  twins_.add(article, places, file);
  topics_.add(article, places, file, findings_);
  related_.add(article, places, file, findings_);
  examine_flags(places, article.published, file);
  if (article.published) {
    examine_date(article, places, file);
    examine_texts(article, places, file);
  }
  count(article);
}

Diagnosis Doctor::finish() {
  twins_.find(findings_);
  topics_.find(findings_);
  related_.find(findings_);
  totals_.topics = topics_.topics();
  totals_.providers = providers_.size();
  totals_.related = related_.items();
  totals_.related_resolved = related_.resolved();
  return {totals_, findings_.take()};
}

void Doctor::examine_date(const Article& article, const FieldPlaces& places, std::uint32_t file) {
  if (!article.published_at) return;
  const UnixSeconds date = *article.published_at;
  const Spot spot = spot_of(file, places.published_at);
  if (date > now_ + kSecondsPerDay) {
    findings_.add(FindingKind::kFutureDate, spot,
                  fmt::format("published on {}, which is yet to come; mend the date, or unpublish "
                              "the article until then",
                              format_day(day_of(date))));
  } else if (date < kFirstNewspaper) {
    findings_.add(FindingKind::kOldDate, spot,
                  fmt::format("published on {}, before there were newspapers; mend the date",
                              format_day(day_of(date))));
  } else if (date == 0) {
    findings_.add(FindingKind::kOldDate, spot,
                  "published at the second at which computers' clocks begin; mend the date");
  }
}

void Doctor::examine_flags(const FieldPlaces& places, bool published, std::uint32_t file) {
  if (places.removed_yet_published) {
    findings_.add(FindingKind::kRemovedYetPublished, spot_of(file, *places.removed_yet_published),
                  "`removed: true` outweighs `published: true`; remove one of them");
  }
  if (published && places.heat_of_unpublished) {
    findings_.add(FindingKind::kHeatOfUnpublished, spot_of(file, *places.heat_of_unpublished),
                  "heat -1 is for unpublished articles, and this one is published");
  }
}

void Doctor::examine_texts(const Article& article, const FieldPlaces& places, std::uint32_t file) {
  if (article.excerpt.empty()) {
    if (!article.body.empty()) return;
    findings_.add(FindingKind::kNothingButTitle, spot_of(file, places.title),
                  "neither excerpt nor body; only the title can be found, add an excerpt");
  } else if (fold_name(article.excerpt) == fold_name(article.title)) {
    findings_.add(FindingKind::kExcerptIsTitle, spot_of(file, places.excerpt),
                  "the excerpt is the title again; write another, or leave it out");
  }
}

void Doctor::count(const Article& article) {
  const Provider& provider = article.provider;
  const std::string name = fold_name(provider.label());
  if (!name.empty()) providers_.insert(hash64(name));
  if (!article.published || !article.published_at) return;
  const UnixSeconds date = *article.published_at;
  totals_.oldest = std::min(date, totals_.oldest.value_or(date));
  totals_.newest = std::max(date, totals_.newest.value_or(date));
}

}  // namespace dateline
