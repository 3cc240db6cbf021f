// SPDX-License-Identifier: GPL-2.0-or-later
// A document that Xapian refuses, at every position of a batch: the others are stored.
#include <fmt/format.h>

#include <functional>

#include "tests/fault/tier.h"
#include "tests/indexer/writer_fixture.h"

namespace dateline {
namespace {

/// Two fail when they are added; of the others, whose NULs take two bytes each, only the commit
/// finds out.
const std::function<void(Xapian::Document&)> kPoisons[] = {
    [](auto& document) { document.add_term(std::string(246, 'x')); },
    [](auto& document) { document.add_posting(std::string(246, 'x'), 1); },
    [](auto& document) { document.add_term(std::string(200, '\0')); },
    [](auto& document) { document.add_posting(std::string(200, '\0'), 1); },
};

class Poison : public WriterFixture {
 protected:
  static std::string id(int number) { return fmt::format("{:03}.md", number); }

  /// Replaces all documents by new ones, of which Xapian refuses one; returns what is stored then.
  std::string replace_all(int documents, int poisoned, std::size_t kind) {
    IndexWriter writer = open();
    for (int i = 0; i < documents; ++i) {
      BuiltDocument document = built(id(i), fmt::format("new{}", kind));
      if (i == poisoned) kPoisons[kind](document.document);
      writer.upsert(id(i), std::move(document), entry());
    }
    writer.commit();
    EXPECT_EQ(writer.documents(), static_cast<std::uint64_t>(documents));
    return titles();
  }
};

TEST_F(Poison, at_every_position_loses_itself_alone) {
  const int documents = is_nightly() ? 64 : 8;
  {
    IndexWriter writer = open();
    for (int i = 0; i < documents; ++i) put(writer, id(i), "old");
    writer.commit();
  }
  std::vector<std::string> stored(static_cast<std::size_t>(documents), "old");
  std::size_t runs = 0;
  for (std::size_t kind = 0; kind < std::size(kPoisons); ++kind) {
    for (int poisoned = 0; poisoned < documents; ++poisoned) {
      for (std::size_t i = 0; i < stored.size(); ++i) {
        if (static_cast<int>(i) != poisoned) stored[i] = fmt::format("new{}", kind);
      }
      std::string expected;
      for (int i = 0; i < documents; ++i) {
        expected +=
            fmt::format("{}{}={}", i == 0 ? "" : " ", id(i), stored[static_cast<std::size_t>(i)]);
      }
      ASSERT_EQ(replace_all(documents, poisoned, kind), expected) << kind << " at " << poisoned;
      ++runs;
      ASSERT_EQ(refused_.size(), runs);
      ASSERT_EQ(refused_.back(), id(poisoned));
    }
  }
  print_figure("poison", runs, " batches of ", documents, ", four kinds, each position");
}

}  // namespace
}  // namespace dateline
