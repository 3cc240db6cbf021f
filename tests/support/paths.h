// SPDX-License-Identifier: GPL-2.0-or-later
// Where the tests find the repository and the programs. One file is compiled with these paths, so
// that all others are the same in whichever folder they are built.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The absolute path of a file given from the repository's root.
std::string source_path(std::string_view file);

/// The absolute path of a program or library that the build makes, given by its name.
std::string built_path(std::string_view file);

}  // namespace dateline
