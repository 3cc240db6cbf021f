// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/variant_list.h"

namespace dateline {

/// `cape town` for `CapeTown`: where next to no article has that, each of the words by itself; else
/// as a phrase beside it. Answers whether it was taken for these words. Throws Xapian::Error.
bool split_at_capitals(const TypedWord& typed, VariantList& variants);

/// `covid 19` for `covid19`. Throws Xapian::Error.
void split_at_digits(const TypedWord& typed, VariantList& variants);

/// `record profits` for `recordprofits`, which no article has. Throws Xapian::Error.
void split_in_two(const TypedWord& typed, VariantList& variants);

/// `covid19` for `covid 19`, `powerapps` for `power apps`. Throws Xapian::Error.
void join(const JoinedWords& joined, VariantList& variants);

}  // namespace dateline
