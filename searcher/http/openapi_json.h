// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace dateline {

/// The description of the API, OpenAPI 3.1: openapi.json, with the parameters of searches as the
/// command line's options have them.
std::string openapi_json();

}  // namespace dateline
