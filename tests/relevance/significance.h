// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

namespace dateline {

/// The paired randomization test, two-sided: how likely a mean at least as far from 0 would be if
/// each query's difference had its sign by chance. From 10,000 draws with a fixed seed, so good to
/// about .01; never below 1/10,001. 1 for no differences at all. (M. Smucker, J. Allan, B.
/// Carterette, "A comparison of statistical significance tests for information retrieval
/// evaluation", CIKM 2007.)
double randomization_p(const std::vector<double>& differences);

}  // namespace dateline
