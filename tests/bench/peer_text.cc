// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/peer_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "common/hash.h"

namespace dateline::bench {

std::string peer_stem(const std::string& stem) {
  constexpr std::size_t kMaxBytes = 60;  // Omega drops words of more than 64
  const bool plain = std::all_of(stem.begin(), stem.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  if (plain && stem.size() <= kMaxBytes && stem != kBreak) return stem;
  return fmt::format("zq{:016x}", hash64(stem));
}

std::string format_document(const PeerDocument& document) {
  return fmt::format("{}\t{}\t{}\n", document.id, fmt::join(document.topics, " "), document.text);
}

void for_each_document(const std::filesystem::path& file,
                       const std::function<void(const PeerDocument&)>& visit) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  PeerDocument document;
  for (std::string id; std::getline(in, id, '\t');) {
    document.id = static_cast<std::uint32_t>(std::stoul(id));
    std::string topics;
    std::getline(in, topics, '\t');
    std::istringstream list(topics);
    document.topics.clear();
    for (std::uint32_t topic = 0; list >> topic;) document.topics.push_back(topic);
    std::getline(in, document.text);
    visit(document);
  }
}

}  // namespace dateline::bench
