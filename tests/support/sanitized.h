// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace dateline {

/// Whether this build has sanitizers, whose programs are some ten times as slow.
#ifdef DATELINE_IS_SANITIZED
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

}  // namespace dateline
