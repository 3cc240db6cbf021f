// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "searcher/render.h"

namespace dateline {

/// The explanation of `hit` as a receipt: a line a term with its fields (where there is room), then
/// quality, heat and age, a rule, and the score. Each line begins with `indent` spaces. Requires
/// hit.explanation.
std::string render_explanation(const Hit& hit, std::size_t indent, const TextStyle& style);

}  // namespace dateline
