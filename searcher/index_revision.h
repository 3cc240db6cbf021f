// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

namespace dateline {

/// A text that differs whenever what the index holds does. Throws Xapian::Error.
std::string index_revision(const Xapian::Database& index);

}  // namespace dateline
