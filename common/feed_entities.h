// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Mends what feeds leave of a character reference when they turn its `&` into a blank or drop it:
/// `Nugent #39;s` becomes `Nugent's`, ` quot;Shrek quot;` becomes ` "Shrek"`, `AT amp;T` becomes
/// `AT&T`. Only a few punctuation marks are known, so that `ranked #10;` stays. Whether the blank
/// goes is told from the neighbours, as nothing else is left to tell it. Linear.
std::string mend_feed_entities(std::string_view text);

}  // namespace dateline
