// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles of several languages a word finds.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

std::vector<Article> language_corpus() {
  struct Text {
    const char* language;
    const char* title;
  };
  std::vector<Article> articles;
  for (const Text& text : {Text{"de", "Viele Häuser am Fluss"},         // 0
                           Text{"en", "The Haus of fashion"},           // 1
                           Text{"de", "Ein Kind spielt"},               // 2
                           Text{"en", "Kind words"},                    // 3
                           Text{"en", "A new bridge"},                  // 4
                           Text{"fr", "Les élections européennes"},     // 5
                           Text{"en", "Breaking news today"},           // 6
                           Text{"en", "The election of a mayor"},       // 7
                           Text{"en", "She runs while he is running"},  // 8
                           Text{"xx", "Zorp blarg runs"},               // 9
                           Text{"ru", "Новые выборы президента"},       // 10
                           Text{"es", "El café de la mañana"},          // 11
                           Text{"zh", "北京举行气候大会"},              // 12
                           Text{"ja", "東京で地震がありました"},        // 13
                           Text{"ko", "서울에서 선거가 열렸다"},        // 14
                           Text{"th", "นายกรัฐมนตรีไปกรุงเทพ"},            // 15
                           Text{"ar", "الانتخابات الرئاسية في مصر"},    // 16
                           Text{"de", "Klimawandel trifft Städte"}}) {  // 17
    Article article;
    article.language = text.language;
    article.title = text.title;
    articles.push_back(article);
  }
  return articles;
}

struct LanguageRow {
  const char* shows;
  const char* query;
  std::set<std::size_t> found;
};

class Language : public testing::TestWithParam<LanguageRow> {
 protected:
  static const IndexFixture& index() {
    static const IndexFixture index(language_corpus());
    return index;
  }
};

TEST_P(Language, FindsTheFormsOfAWord) {
  Engine engine(index().db());
  Request request;
  request.text = GetParam().query;
  const auto response = engine.search(request);
  ASSERT_TRUE(response);
  std::set<std::size_t> found;
  for (const Hit& hit : response->hits) {
    found.insert(row_of_id(hit.record.id));
    EXPECT_FALSE(hit.title.highlights.empty()) << hit.title.text;
  }
  EXPECT_EQ(found, GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Language,
    testing::Values(
        LanguageRow{"a German plural by its singular", "Haus", {0, 1}},
        LanguageRow{"a German plural by another case, and no English word of the same stem",
                    "Häusern",
                    {0}},
        LanguageRow{"the umlaut left out", "hauser", {0}},
        LanguageRow{
            "a German singular by its plural, and no English word of the same stem", "Kinder", {2}},
        LanguageRow{"a word of two languages", "kind", {2, 3}},
        LanguageRow{"French news has the stem new, English has not", "news", {6}},
        LanguageRow{"an English form in any language", "run", {8, 9}},
        LanguageRow{"French by its singular, English by its only form", "élection", {5, 7}},
        LanguageRow{"French without accents", "europeennes", {5}},
        LanguageRow{"French by another form", "européen", {5}},
        LanguageRow{"Russian by another case", "президентом", {10}},
        LanguageRow{"Spanish without accents", "manana cafe", {11}},
        LanguageRow{"Chinese, which has no blanks", "气候", {12}},
        LanguageRow{"Chinese, two words together", "气候大会", {12}},
        LanguageRow{"Japanese", "地震", {13}},
        LanguageRow{"a Korean word as written", "선거가", {14}},
        LanguageRow{"Thai, which has no blanks", "กรุงเทพ", {15}},
        LanguageRow{"Arabic without its article", "انتخابات", {16}},
        LanguageRow{"Arabic as written", "مصر", {16}},
        LanguageRow{"a German compound", "Klimawandels", {17}},
        LanguageRow{"a word that no article has", "zzz", {}}),
    row_name<LanguageRow>);

}  // namespace
}  // namespace dateline
