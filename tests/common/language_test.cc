// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/language.h"

#include <gtest/gtest.h>

#include <string_view>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct LanguageRow {
  const char* shows;
  std::string_view text;
  std::string_view language;
};

class Language : public testing::TestWithParam<LanguageRow> {};

TEST_P(Language, Is) { EXPECT_EQ(detect_language(GetParam().text), GetParam().language); }

const LanguageRow kLanguages[] = {
    {"empty", "", ""},
    {"blanks", "                                        ", ""},
    {"numbers", "2020 2021 2022 2023 2024 1,250.75 3.5 42 17", ""},
    {"too short to tell", "Apple iPad Pro", ""},
    {"english", "The president said on Tuesday that the economy was growing faster than expected.",
     "en"},
    {"german", "Der Bundestag hat am Dienstag ein neues Gesetz über die Renten beschlossen.", "de"},
    {"french", "Le président a annoncé mardi que les élections auront lieu au printemps prochain.",
     "fr"},
    {"spanish", "El gobierno anunció ayer nuevas medidas económicas para todos los ciudadanos.",
     "es"},
    {"italian", "Il governo ha annunciato ieri nuove misure economiche per tutti i cittadini.",
     "it"},
    {"russian", "Президент сообщил во вторник, что экономика страны растёт быстрее прогнозов.",
     "ru"},
    {"ukrainian", "Президент повідомив, що економіка країни зростає швидше, ніж очікувалося.",
     "uk"},
    {"greek", "Ο πρόεδρος είπε την Τρίτη ότι η οικονομία αναπτύσσεται.", "el"},
    {"hebrew by its present code", "הנשיא אמר ביום שלישי כי הכלכלה צומחת מהר מהצפוי.", "he"},
    {"arabic", "قال الرئيس يوم الثلاثاء إن الاقتصاد ينمو بسرعة أكبر من المتوقع.", "ar"},
    {"japanese", "大統領は火曜日に、経済が予想よりも速く成長していると述べた。", "ja"},
    {"korean", "대통령은 화요일에 경제가 예상보다 빠르게 성장하고 있다고 말했다.", "ko"},
    {"chinese", "总统星期二表示，经济增长速度快于预期，失业率继续下降。", "zh"},
    {"traditional chinese without its script",
     "總統星期二表示，經濟增長速度快於預期，失業率繼續下降。", "zh"},
};

INSTANTIATE_TEST_SUITE_P(Detect, Language, testing::ValuesIn(kLanguages), row_name<LanguageRow>);

}  // namespace
}  // namespace dateline
