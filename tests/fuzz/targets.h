// SPDX-License-Identifier: GPL-2.0-or-later
// What is fed with arbitrary bytes. Each must neither crash nor throw, and aborts where a promise
// of the code under test is broken.
#pragma once

#include <string_view>

namespace dateline {

void fuzz_front_matter(std::string_view bytes);
void fuzz_record(std::string_view bytes);
void fuzz_import(std::string_view bytes);
void fuzz_query(std::string_view bytes);
void fuzz_http_request(std::string_view bytes);
void fuzz_meili(std::string_view bytes);

}  // namespace dateline
