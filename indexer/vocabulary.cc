// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/vocabulary.h"

#include "common/unicode.h"
#include "common/white_space.h"

namespace dateline {

Result<Vocabulary, Failure> Vocabulary::parse(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (first_invalid_utf8(text)) return Failure{"the list of topics is not UTF-8"};
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Vocabulary vocabulary;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string topic = fold_white_space(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (topic.empty()) continue;
    const bool is_new = vocabulary.spellings_.try_emplace(fold_name(topic), topic).second;
    if (is_new) vocabulary.near_.add(std::move(topic), 0);
  }
  if (vocabulary.spellings_.empty()) return Failure{"the list of topics names none"};
  return vocabulary;
}

const std::string* Vocabulary::spelling_of(std::string_view topic) const {
  const auto found = spellings_.find(fold_name(topic));
  return found == spellings_.end() ? nullptr : &found->second;
}

const std::string* Vocabulary::nearest(std::string_view topic) const {
  const auto* const entry = near_.nearest(topic);
  return entry == nullptr ? nullptr : &entry->name;
}

}  // namespace dateline
