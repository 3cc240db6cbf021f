// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/trec_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "common/unicode.h"
#include "searcher/command_line.h"
#include "searcher/search_settings.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr std::uint32_t kMaxLimit = 1'000'000;
constexpr double kScoreUnit = 1e-6;

po::options_description option_descriptions() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description table;
  auto add = table.add_options();
  add("db", one("DB"), "the folder of the index (required)");
  add("limit", one("N"), "hits a query at most (default 1000)");
  add("feedback", "let words of the best matches add to scores; slower");
  add("synonyms", one("FILE"), "words that stand for each other (default DB/synonyms.txt)");
  add("profile", one("NAME"), "balanced (default), fresh, hot, text-only, or your own");
  add("profiles", one("FILE"), "read profiles from here (default DB/profiles.yaml)");
  add("tag", one("T"), "the run's name, last on each line (default dateline)");
  add("help,h", "show this help (-h too)");
  return table;
}

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; }

/// The greatest score that is below `score` with its six decimals and as a single-precision number,
/// as which trec_eval reads it.
double next_below(double score) {
  const float single =
      std::nextafter(static_cast<float>(score), -std::numeric_limits<float>::max());
  return std::min(score - kScoreUnit, static_cast<double>(single));
}

bool has_blank(std::string_view text) { return std::any_of(text.begin(), text.end(), is_blank); }

}  // namespace

Result<TrecRunOptions, Failure> parse_trec_run_options(const std::vector<std::string>& arguments) {
  auto in = parse_command_line(arguments, option_descriptions(), search_settings_of_all_verbs());
  if (!in) return in.error();
  TrecRunOptions out;
  out.help = in->has("help");
  if (out.help) return out;
  out.db = in->text("db");
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  if (in->words.size() != 1) {
    return Failure{fmt::format("trec-run takes one file of queries, not {}", in->words.size())};
  }
  out.queries = in->words.front();
  const auto limit = whole_number("limit", in->text("limit", "1000"), kMaxLimit);
  if (!limit) return limit.error();
  out.limit = *limit;
  out.feedback = in->has("feedback");
  out.synonyms = in->text("synonyms");
  out.profile = in->text("profile");
  out.profiles = in->text("profiles");
  out.tag = in->text("tag", out.tag);
  if (out.tag.empty() || has_blank(out.tag)) {
    return Failure{"--tag takes a word without white space"};
  }
  return out;
}

std::string trec_run_option_table() { return option_table(option_descriptions()); }

Result<TrecQuery, BadTrecLine> parse_trec_query(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (const auto bad = first_invalid_utf8(line)) return BadTrecLine{*bad + 1, "not UTF-8"};
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    return BadTrecLine{1, "no tab between the query's id and its text"};
  }
  const auto id = line.substr(0, tab);
  const auto text = line.substr(tab + 1);
  if (id.empty()) return BadTrecLine{1, "the query's id is empty"};
  if (has_blank(id)) return BadTrecLine{1, "white space in the query's id"};
  if (std::all_of(text.begin(), text.end(), is_blank)) {
    return BadTrecLine{tab + 2, "the query's text is empty"};
  }
  return TrecQuery{std::string(id), std::string(text), tab + 2};
}

std::string trec_document_name(std::string_view id) {
  const auto name = id.substr(id.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  std::string out(name.substr(0, dot == 0 ? std::string_view::npos : dot));
  std::replace_if(out.begin(), out.end(), is_blank, '_');
  return out;
}

std::string trec_run_lines(const TrecQuery& query, const std::vector<Hit>& hits,
                           std::string_view tag) {
  std::string out;
  double most = std::numeric_limits<double>::infinity();
  std::size_t rank = 0;
  for (const Hit& hit : hits) {
    const double score = std::min(std::round(hit.score / kScoreUnit) * kScoreUnit, most);
    most = next_below(score);
    out += fmt::format("{} Q0 {} {} {:.6f} {}\n", query.id, trec_document_name(hit.record.id),
                       ++rank, score, tag);
  }
  return out;
}

}  // namespace dateline
