// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/prior.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

double centred_saturation(std::optional<std::int32_t> signal, double median) {
  if (!signal) return 0.0;
  const double strength = std::max(0, *signal);
  return strength / (median + strength) - 0.5;
}

}  // namespace

double quality_part(std::optional<std::int32_t> quality) {
  return kQualityWeight * centred_saturation(quality, kMedianQuality);
}

double heat_part(std::optional<std::int32_t> heat) {
  return kHeatWeight * centred_saturation(heat, kMedianHeat);
}

double age_part(std::optional<UnixDays> published, UnixDays now) {
  if (!published) return 0.0;
  const double days = std::max<double>(0.0, static_cast<double>(now) - *published);
  const double part = kAgeWeight * std::exp2(-days / kAgeHalfLifeDays);
  return part < kMinAgePart ? 0.0 : part;
}

double static_prior(std::optional<std::int32_t> quality, std::optional<std::int32_t> heat) {
  return kStaticOffset + quality_part(quality) + heat_part(heat);
}

double prior_factor(std::optional<double> text_bound) {
  if (!text_bound) return 1.0;
  return std::clamp(kMaxShare * *text_bound / kPriorSpan, 0.0, 1.0);
}

}  // namespace dateline
