// SPDX-License-Identifier: GPL-2.0-or-later
// Readers while a writer never stops: each answer is whole, and of one state.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/fault/running_server.h"
#include "tests/fault/tier.h"
#include "tests/http/raw_client.h"
#include "tests/indexer/update_fixture.h"
#include "tests/support/moving_index.h"

namespace dateline {
namespace {

using ReadersClock = std::chrono::steady_clock;

constexpr int kReaders = 2;

/// Searches until `end`; returns how often. A failure of the test ends it, too.
int search_until(ReadersClock::time_point end, const std::string& db) {
  Engine engine(db);
  int searches = 0;
  std::size_t last = 0;
  for (; ReadersClock::now() < end && !testing::Test::HasFailure(); ++searches) {
    Request request = moving_request();
    request.limit = 5 + static_cast<std::uint32_t>(searches % 20);
    EXPECT_NO_THROW({
      const auto response = engine.search(request);
      const std::size_t state = expect_one_state(response.value(), request.limit);
      EXPECT_GE(state, last) << "back to an older state";
      last = state;
    });
  }
  return searches;
}

TEST(Readers, are_answered_while_a_writer_never_stops) {
  IndexFixture index({});
  move_to(index, 0);
  const auto end = ReadersClock::now() + std::chrono::seconds(is_nightly() ? 60 : 6);
  std::atomic<int> searches = 0;
  std::size_t commits = 0;
  {
    const MovingWriter writer(index);
    std::vector<std::thread> readers;
    for (int i = 0; i < kReaders; ++i) {
      readers.emplace_back([&] { searches += search_until(end, index.db()); });
    }
    for (std::thread& reader : readers) reader.join();
    commits = writer.commits();
  }
  const int enough = is_nightly() ? 10'000 : 100;
  EXPECT_GE(searches, enough);
  EXPECT_GE(commits, static_cast<std::size_t>(enough) / 100);
  print_figure("readers", searches, " searches during ", commits, " commits, each of one state");
}

// ---- New generations under a server

constexpr int kStampedFiles = 30;

class SwappedIndex : public UpdateFixture {
 protected:
  /// A new generation, whose articles all bear its number.
  void swap_to(int state) {
    for (int i = 0; i < kStampedFiles; ++i) {
      folder_.write(fmt::format("{}.md", i), article_text(fmt::format("Storm state{}", state)));
    }
    UpdateOptions rebuild = options();
    rebuild.rebuild = true;
    EXPECT_EQ(update(rebuild), fmt::format("added={0} documents={0}", kStampedFiles));
  }

  /// What is wrong with an answer; empty if it is one state's.
  static std::string fault_of_answer(const std::string& answer) {
    if (status_of(answer) != 200) return "not answered: " + answer;
    const auto json = nlohmann::json::parse(answer.substr(answer.find("\r\n\r\n")));
    std::set<std::string> titles;
    for (const auto& hit : json.at("hits")) titles.insert(hit.at("title").get<std::string>());
    const bool is_whole =
        json.at("total") == kStampedFiles && json.at("hits").size() == kStampedFiles;
    return is_whole && titles.size() == 1 ? "" : "mixed: " + answer;
  }

  /// Asks over and over again until told to stop; returns how often.
  static int ask_until(const std::atomic<bool>& stop, std::uint16_t port) {
    RawClient client(port);
    int asked = 0;
    for (; !stop && !HasFailure(); ++asked) {
      client.send(
          fmt::format("GET /api/v1/search?q=storm&limit={} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                      kStampedFiles));
      EXPECT_EQ(fault_of_answer(client.read_response()), "");
    }
    return asked;
  }
};

TEST_F(SwappedIndex, is_served_by_whole_generations) {
  swap_to(0);
  RunningServer server(folder_.db(), (folder_.dir().path() / "log").string());
  const int swaps = rounds(9, 100);
  std::atomic<bool> stop = false;
  std::atomic<int> asked = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < kReaders; ++i) {
    clients.emplace_back([&] { asked += ask_until(stop, server.port()); });
  }
  for (int state = 1; state <= swaps && !HasFailure(); ++state) swap_to(state);
  stop = true;
  for (std::thread& client : clients) client.join();
  EXPECT_GT(asked, swaps);
  EXPECT_EQ(server.stop().exit_code, 0);
  print_figure("generations under a server", swaps, " swaps, ", asked, " answers, each of one");
}

}  // namespace
}  // namespace dateline
