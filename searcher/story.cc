// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/story.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "common/schema.h"
#include "common/story_slots.h"
#include "common/unicode.h"
#include "common/varint.h"
#include "searcher/index_reader.h"
#include "searcher/matches.h"
#include "searcher/survey_options.h"

namespace dateline {
namespace {

/// How far a related item may be from the article that names it to be taken for the same event; as
/// in indexer/story_graph.h.
constexpr UnixSeconds kStubSpan = 14 * kSecondsPerDay;

/// A document whose story has no other article has no value for it, but its evidence begins with
/// the number of its id.
std::optional<Xapian::docid> find_lone_document(const Xapian::Database& index,
                                                const std::string& story) {
  const auto end = index.valuestream_end(slot::kEvidence);
  for (auto at = index.valuestream_begin(slot::kEvidence); at != end; ++at) {
    const std::string value = *at;
    if (story_id_of(ByteReader(value).number()) == story) return at.get_docid();
  }
  return std::nullopt;
}

/// What a request names: a story of several articles, or a document that is one by itself.
struct Named {
  std::string story;
  std::optional<Xapian::docid> lone;
};

Named find_named(const Xapian::Database& index, const std::string& id) {
  const std::string term = id_term(id);
  const auto posting = index.postlist_begin(term);
  if (posting != index.postlist_end(term)) {
    std::string story = index.get_document(*posting).get_value(slot::kStory);
    if (!story.empty()) return {std::move(story), std::nullopt};
    return {story_id_of(id), *posting};
  }
  return {id, std::nullopt};
}

struct Member {
  Record record;
  std::vector<RelatedItem> related;
};

Member member_of(const Xapian::Document& document) {
  auto record = decode_record(document.get_data());
  if (!record) throw UnreadableRecord();
  return {std::move(*record), decode_related(document.get_value(slot::kRelated))};
}

std::vector<Member> read_members(const Matches& matches, const Named& named) {
  std::vector<Member> articles;
  Matches members = matches;
  members.query = Xapian::Query(
      Xapian::Query::OP_FILTER, matches.query,
      Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot::kStory, named.story, named.story));
  for_each_match(members,
                 [&](const Xapian::Document& match) { articles.push_back(member_of(match)); });
  if (!articles.empty()) return articles;
  const auto lone = named.lone ? named.lone : find_lone_document(matches.index, named.story);
  if (!lone) return articles;
  const Xapian::Document document = matches.index.get_document(*lone);
  const bool is_alone = document.get_value(slot::kStory).empty();
  const bool is_known = moment_of(document) <= matches.now;
  if (is_alone && is_known) articles.push_back(member_of(document));
  return articles;
}

std::vector<StoryProvider> providers_of(const std::vector<Record>& articles) {
  std::vector<StoryProvider> providers;
  std::map<std::string, std::size_t> places;  // by folded name
  for (const Record& article : articles) {
    const std::string name = article.provider.label();
    const auto [at, is_new] = places.emplace(fold_name(name), providers.size());
    if (is_new) providers.push_back({name, 0, article.published_at.value_or(0)});
    ++providers[at->second].articles;
  }
  return providers;
}

/// Gathers related items that are not in the index.
class Stubs {
 public:
  explicit Stubs(const Matches& matches) : matches_(matches) {}

  void add_from(const Member& member) {
    titles_.push_back(fold_name(member.record.title));
    for (const RelatedItem& item : member.related) {
      if (!is_of_story(item, member.record) || is_indexed(item)) continue;
      StoryStub& stub = stubs_[item.url.empty() ? fold_name(item.title) : item.url];
      if (stub.named_by++ == 0) stub.item = item;
    }
  }

  [[nodiscard]] std::vector<StoryStub> take() {
    std::vector<StoryStub> out;
    for (auto& [key, stub] : stubs_) {
      const std::string title = fold_name(stub.item.title);
      const bool is_twin = !title.empty() && std::ranges::find(titles_, title) != titles_.end();
      if (!is_twin) out.push_back(std::move(stub));
    }
    std::ranges::stable_sort(out, {}, [](const StoryStub& stub) { return stub.item.published_at; });
    return out;
  }

 private:
  [[nodiscard]] bool is_of_story(const RelatedItem& item, const Record& article) const {
    if (!item.published_at || !article.published_at) return false;
    const UnixSeconds apart = *item.published_at - *article.published_at;
    return *item.published_at <= matches_.now && std::abs(apart) <= kStubSpan;
  }

  [[nodiscard]] bool is_indexed(const RelatedItem& item) const {
    return !item.url.empty() && matches_.index.term_exists(url_term(item.url));
  }

  const Matches& matches_;
  std::vector<std::string> titles_;         // folded, of the real articles
  std::map<std::string, StoryStub> stubs_;  // by URL, or folded title
};

std::optional<Story> make_story(const Matches& matches, const StoryRequest& request) {
  const Named named = find_named(matches.index, request.id);
  Story story;
  story.id = named.story;
  story.now = matches.now;
  story.now_is_newest = matches.now_is_newest;
  std::vector<Member> members = read_members(matches, named);
  if (members.empty()) return std::nullopt;
  std::ranges::sort(members, {}, [](const Member& member) {
    return std::tuple(member.record.published_at, member.record.id);
  });
  Stubs stubs(matches);
  for (Member& member : members) {
    if (request.with_stubs) stubs.add_from(member);
    story.articles.push_back(std::move(member.record));
  }
  story.stubs = stubs.take();
  const auto hottest = std::ranges::max_element(
      story.articles, {}, [](const Record& article) { return counted_heat(article.heat); });
  story.hottest = static_cast<std::size_t>(hottest - story.articles.begin());
  story.providers = providers_of(story.articles);
  return story;
}

}  // namespace

Result<std::optional<Story>, BadRequest> find_story(Engine& engine, const StoryRequest& request) {
  if (first_invalid_utf8(request.id)) return BadRequest{"the story's id is not UTF-8"};
  Request matches;
  matches.now = request.now;
  std::optional<Story> story;
  auto bad =
      engine.survey(matches, [&](const Matches& found) { story = make_story(found, request); });
  if (bad) return *bad;
  return story;
}

boost::program_options::options_description story_option_descriptions() {
  boost::program_options::options_description table;
  table.add_options()("no-stubs", "without what is only known as a related item");
  add_as_of_option(table);
  return table;
}

Result<StoryRequest, Failure> read_story_options(const Arguments& in) {
  StoryRequest out;
  if (in.words.size() != 1) {
    return Failure{"which story? Name one: its id, or that of an article of it"};
  }
  out.id = in.words.front();
  out.with_stubs = !in.has("no-stubs");
  if (const auto problem = read_as_of(in, out.now)) return *problem;
  return out;
}

}  // namespace dateline
