// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian drops a whole batch, without a word at the next commit, when one document of it is bad.
#include <fmt/format.h>

#include <functional>
#include <tuple>

#include "tests/indexer/writer_fixture.h"

namespace dateline {
namespace {

struct Poison {
  const char* name;
  std::function<void(Xapian::Document&)> spoil;
};

const Poison kPoisons[] = {
    {"a_term_of_246_bytes", [](auto& document) { document.add_term(std::string(246, 'x')); }},
    {"a_posting_of_246_bytes",
     [](auto& document) { document.add_posting(std::string(246, 'x'), 1); }},
    // Each NUL takes two bytes in a key, so this one passes the first check and fails at commit.
    {"a_term_of_200_NULs", [](auto& document) { document.add_term(std::string(200, '\0')); }},
    {"a_posting_of_200_NULs",
     [](auto& document) { document.add_posting(std::string(200, '\0'), 1); }},
};

enum class Place { kFirst, kMiddle, kLast };
enum class Before { kNothing, kItsPredecessor };

class PoisonedBatch : public WriterFixture,
                      public testing::WithParamInterface<std::tuple<Poison, Place, Before>> {
 protected:
  static constexpr int kDocuments = 7;

  static std::string id(int number) { return fmt::format("{}.md", number); }

  static int poisoned() {
    switch (std::get<Place>(GetParam())) {
      case Place::kFirst:
        return 0;
      case Place::kMiddle:
        return kDocuments / 2;
      case Place::kLast:
        break;
    }
    return kDocuments - 1;
  }

  void put_batch(IndexWriter& writer) {
    for (int i = 0; i < kDocuments; ++i) {
      BuiltDocument document = built(id(i), "new");
      document.topics = {fmt::format("topic {}", i)};
      if (i == poisoned()) std::get<Poison>(GetParam()).spoil(document.document);
      writer.upsert(id(i), std::move(document), entry());
    }
  }
};

TEST_P(PoisonedBatch, loses_the_bad_document_alone) {
  const bool has_predecessor = std::get<Before>(GetParam()) == Before::kItsPredecessor;
  IndexWriter writer = open();
  put(writer, "old.md", "old");
  if (has_predecessor) put(writer, id(poisoned()), "old");
  writer.commit();

  put_batch(writer);
  writer.remove("old.md");
  writer.commit();
  EXPECT_EQ(refused_, std::vector<std::string>{id(poisoned())});
  std::string expected;
  for (int i = 0; i < kDocuments; ++i) {
    if (i == poisoned() && !has_predecessor) continue;
    expected +=
        fmt::format("{}{}={}", expected.empty() ? "" : " ", id(i), i == poisoned() ? "old" : "new");
  }
  EXPECT_EQ(titles(), expected);
  EXPECT_EQ(writer.documents(), has_predecessor ? 7U : 6U);
  EXPECT_EQ(indexed(writer), writer.documents());

  put(writer, "next.md", "next");
  put(writer, id(poisoned()), "mended");
  writer.commit();
  EXPECT_EQ(refused_.size(), 1U);
  EXPECT_EQ(writer.documents(), 8U);
  EXPECT_NE(titles().find(id(poisoned()) + "=mended"), std::string::npos);
}

TEST_P(PoisonedBatch, leaves_topics_in_order_for_the_next_writer) {
  {
    IndexWriter writer = open();
    put_batch(writer);
    writer.commit();
  }
  IndexWriter writer = open();
  BuiltDocument last = built("last.md", "last");
  last.topics = {"topic 1", "another"};
  writer.upsert("last.md", std::move(last), entry());
  writer.commit();
  const auto topics = load_topics(open_index(db()));
  EXPECT_EQ(topics.size(), 7U) << "six of the batch, and one more";
  for (int i = 0; i < kDocuments; ++i) {
    if (i == poisoned()) continue;
    const std::string values = dump_values(document(id(i)), topics);
    EXPECT_NE(values.find(fmt::format("topics=topic {}", i)), std::string::npos) << values;
  }
  EXPECT_NE(dump_values(document("last.md"), topics).find("another"), std::string::npos);
}

std::string poison_name(const testing::TestParamInfo<PoisonedBatch::ParamType>& info) {
  static constexpr const char* kPlaces[] = {"first", "middle", "last"};
  const auto& [poison, place, before] = info.param;
  return fmt::format("{}_{}_{}", poison.name, kPlaces[static_cast<int>(place)],
                     before == Before::kNothing ? "new" : "replacing");
}

INSTANTIATE_TEST_SUITE_P(
    IndexWriter, PoisonedBatch,
    testing::Combine(testing::ValuesIn(kPoisons),
                     testing::Values(Place::kFirst, Place::kMiddle, Place::kLast),
                     testing::Values(Before::kNothing, Before::kItsPredecessor)),
    poison_name);

TEST_F(WriterFixture, stores_the_rest_of_a_batch_with_several_bad_documents) {
  IndexWriter writer = open();
  for (int i = 0; i < 12; ++i) {
    BuiltDocument document = built(fmt::format("{:02}", i), "fog");
    if (i % 3 == 0) document.document.add_term(std::string(246, 'x'));
    if (i % 3 == 1) document.document.add_term(std::string(200, '\0'));
    writer.upsert(fmt::format("{:02}", i), std::move(document), entry());
  }
  writer.commit();
  EXPECT_EQ(refused_.size(), 8U);
  EXPECT_EQ(titles(), "02=fog 05=fog 08=fog 11=fog");
}

}  // namespace
}  // namespace dateline
