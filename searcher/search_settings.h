// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/option_settings.h"

namespace dateline {

/// The options of `query` that may be set elsewhere than on a command line: those of one question
/// (words, filters, --now) and the format that scripts read may not.
SettableTable search_settings();

/// The same, for verbs to which only those of them apply that mean the same to all: a --limit of
/// hits is none of a survey's lines.
SettableTable search_settings_of_all_verbs();

}  // namespace dateline
