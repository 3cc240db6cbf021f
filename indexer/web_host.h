// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The host (and port) of an `http://` or `https://` URL, in small letters, without `www.`; empty
/// if the URL is none, or names no host.
std::string web_host(std::string_view url);

}  // namespace dateline
