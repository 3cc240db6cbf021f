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

double quality_part(std::optional<std::int32_t> quality, const PriorWeights& weights) {
  return weights.quality * centred_saturation(quality, kMedianQuality);
}

double heat_part(std::optional<std::int32_t> heat, const PriorWeights& weights) {
  return weights.heat * centred_saturation(heat, kMedianHeat);
}

double age_part(std::optional<UnixDays> published, UnixDays now, const PriorWeights& weights) {
  if (!published) return 0.0;
  const double days = std::max<double>(0.0, static_cast<double>(now) - *published);
  const double part = weights.age * std::exp2(-days / weights.half_life_days);
  return part < kMinAgePart ? 0.0 : part;
}

double static_prior(std::optional<std::int32_t> quality, std::optional<std::int32_t> heat) {
  return kStaticOffset + quality_part(quality) + heat_part(heat);
}

double prior_factor(std::optional<double> text_bound, const PriorWeights& weights) {
  if (!text_bound || weights.span() <= 0) return 1.0;
  return std::clamp(weights.max_share * *text_bound / weights.span(), 0.0, 1.0);
}

}  // namespace dateline
