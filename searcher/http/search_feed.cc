// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/search_feed.h"

#include <fmt/format.h>

#include <array>
#include <pugixml.hpp>
#include <sstream>
#include <string_view>

#include "common/date.h"
#include "searcher/http/http_request.h"
#include "searcher/http/site_url.h"

namespace dateline {
namespace {

constexpr char kAtomNamespace[] = "http://www.w3.org/2005/Atom";

/// XML 1.0 has no way to write most control characters.
std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    const bool is_space = byte == '\t' || byte == '\n' || byte == '\r';
    if (static_cast<unsigned char>(byte) >= 0x20 || is_space) out += byte;
  }
  // U+FFFE and U+FFFF are no characters of XML either.
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = out.find(none); at != std::string::npos; at = out.find(none, at)) {
      out.erase(at, none.size());
    }
  }
  return out;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '&') {
      out += "&amp;";
    } else if (byte == '<') {
      out += "&lt;";
    } else if (byte == '>') {
      out += "&gt;";
    } else {
      out += byte;
    }
  }
  return out;
}

pugi::xml_node add(pugi::xml_node& parent, const char* name, std::string_view text) {
  pugi::xml_node child = parent.append_child(name);
  child.text().set(xml_text(text).c_str());
  return child;
}

void add_link(pugi::xml_node& parent, const char* name, const char* relation,
              const std::string& url) {
  pugi::xml_node link = parent.append_child(name);
  link.append_attribute("rel") = relation;
  link.append_attribute("href") = xml_text(url).c_str();
}

pugi::xml_document new_document() {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "utf-8";
  return document;
}

std::string written(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

std::string feed_title(const Response& response) {
  return response.query.empty() ? "Dateline" : fmt::format("Dateline: {}", response.query);
}

/// `Fri, 14 Aug 2020 22:48:00 +0000`, as RFC 822 has it.
std::string mail_date(UnixSeconds moment) {
  static constexpr std::array kDays = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr int kWeek = 7;
  const std::string iso = format_moment(moment);  // 2020-08-14T22:48:00Z
  const auto month = static_cast<std::size_t>((iso[5] - '0') * 10 + iso[6] - '0' - 1);
  const auto weekday = static_cast<std::size_t>((day_of(moment) % kWeek + kWeek) % kWeek);
  return fmt::format("{}, {} {} {} {} +0000", kDays.at(weekday), iso.substr(8, 2),
                     kMonths.at(month), iso.substr(0, 4), iso.substr(11, 8));
}

std::string title_of(const Record& record) { return record.title_or_id(); }

/// The article's own page; ours where it has none that one may follow.
std::string link_of(const Record& record, const FeedLinks& links) {
  return is_web_url(record.url) ? record.url : links.articles + percent_encoded(record.id);
}

void add_rss_item(pugi::xml_node& channel, const Hit& hit, const FeedLinks& links) {
  const Record& record = hit.record;
  pugi::xml_node item = channel.append_child("item");
  add(item, "title", title_of(record));
  add(item, "link", link_of(record, links));
  add(item, "guid", links.articles + percent_encoded(record.id)).append_attribute("isPermaLink") =
      "false";
  add(item, "description", html_escaped(record.excerpt));
  if (record.published_at) add(item, "pubDate", mail_date(*record.published_at));
  for (const std::string& topic : record.topics) add(item, "category", topic);
}

void add_atom_entry(pugi::xml_node& feed, const Hit& hit, const Response& response,
                    const FeedLinks& links) {
  const Record& record = hit.record;
  pugi::xml_node entry = feed.append_child("entry");
  add(entry, "title", title_of(record));
  add(entry, "id", links.articles + percent_encoded(record.id));
  add_link(entry, "link", "alternate", link_of(record, links));
  add(entry, "updated", format_moment(record.published_at.value_or(response.now)));
  if (record.published_at) add(entry, "published", format_moment(*record.published_at));
  if (!record.provider.name.empty()) {
    pugi::xml_node author = entry.append_child("author");
    add(author, "name", record.provider.name);
  }
  add(entry, "summary", record.excerpt);
  for (const std::string& topic : record.topics) {
    entry.append_child("category").append_attribute("term") = xml_text(topic).c_str();
  }
}

}  // namespace

std::string render_rss(const Response& response, const FeedLinks& links) {
  pugi::xml_document document = new_document();
  pugi::xml_node rss = document.append_child("rss");
  rss.append_attribute("version") = "2.0";
  rss.append_attribute("xmlns:atom") = kAtomNamespace;
  pugi::xml_node channel = rss.append_child("channel");
  add(channel, "title", feed_title(response));
  add(channel, "link", links.page);
  add(channel, "description", "Articles found by Dateline");
  add(channel, "lastBuildDate", mail_date(response.now));
  add_link(channel, "atom:link", "self", links.self);
  channel.last_child().append_attribute("type") = "application/rss+xml";
  for (const Hit& hit : response.hits) add_rss_item(channel, hit, links);
  return written(document);
}

std::string render_atom(const Response& response, const FeedLinks& links) {
  pugi::xml_document document = new_document();
  pugi::xml_node feed = document.append_child("feed");
  feed.append_attribute("xmlns") = kAtomNamespace;
  add(feed, "title", feed_title(response));
  add(feed, "id", links.self);
  add_link(feed, "link", "self", links.self);
  add_link(feed, "link", "alternate", links.page);
  add(feed, "updated", format_moment(response.now));
  pugi::xml_node author = feed.append_child("author");
  add(author, "name", "Dateline");
  for (const Hit& hit : response.hits) add_atom_entry(feed, hit, response, links);
  return written(document);
}

}  // namespace dateline
