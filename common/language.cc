// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/language.h"

#include <cld2/public/compact_lang_det.h>

namespace dateline {
namespace {

// A headline of a few words is often given to a small language by accident.
constexpr std::size_t kMinSureBytes = 24;

/// The ISO 639-1 code for cld2's own: `zh-Hant`, the old `iw` and `jw`; empty where there is none,
/// as for Cebuano (`ceb`) or what is only a script (`xx-Goth`).
std::string_view iso_code(std::string_view code) {
  code = code.substr(0, code.find('-'));
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return code.size() == 2 && code != "xx" && code != "un" ? code : std::string_view();
}

}  // namespace

std::string detect_language(std::string_view text) {
  bool reliable = false;
  constexpr bool kPlainText = true;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), kPlainText, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE || text.size() < kMinSureBytes) return {};
  return std::string(iso_code(CLD2::LanguageCode(language)));
}

}  // namespace dateline
