// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::bench {

/// What a peer is given of one article: words that need no analysis any more.
struct PeerDocument {
  std::uint32_t id = 0;
  std::vector<std::uint32_t> topics;
  std::string text;  ///< stems of [a-z0-9]+ with one space between them
};

/// Stands in `PeerDocument::text` where no phrase may reach across: between title and excerpt, and
/// between words without a position.
inline constexpr std::string_view kBreak = "zz";

/// A stem as peers can take it, whatever their tokenizer splits at: a stem of other characters than
/// [a-z0-9] becomes its hash.
std::string peer_stem(const std::string& stem);

/// The line of a document in a text file: `id<TAB>topics<TAB>text`, topics with spaces between.
std::string format_document(const PeerDocument& document);

/// Calls `visit` for each document of a text file. Throws std::runtime_error.
void for_each_document(const std::filesystem::path& file,
                       const std::function<void(const PeerDocument&)>& visit);

}  // namespace dateline::bench
