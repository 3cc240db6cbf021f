// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/opensearch.h"

#include <pugixml.hpp>
#include <sstream>
#include <string>

#include "searcher/http/site_url.h"

namespace dateline {
namespace {

void add(pugi::xml_node& parent, const char* name, const char* text) {
  parent.append_child(name).text().set(text);
}

void add_url(pugi::xml_node& parent, const char* type, const std::string& address) {
  pugi::xml_node url = parent.append_child("Url");
  url.append_attribute("type") = type;
  url.append_attribute("template") = address.c_str();
}

}  // namespace

HttpResponse serve_opensearch(const HttpRequest& request) {
  const std::string site = site_url(request);
  const std::string api = site + "/api/v1/search";
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("OpenSearchDescription");
  root.append_attribute("xmlns") = "http://a9.com/-/spec/opensearch/1.1/";
  add(root, "ShortName", "Dateline");
  add(root, "Description", "Search news articles");
  add(root, "InputEncoding", "UTF-8");
  add_url(root, "text/html", site + "/?q={searchTerms}");
  add_url(root, "application/rss+xml", api + ".rss?q={searchTerms}");
  add_url(root, "application/atom+xml", api + ".atom?q={searchTerms}");
  add_url(root, "application/json", api + "?q={searchTerms}");
  std::ostringstream out;
  document.save(out, "  ");
  HttpResponse response;
  response.content_type = "application/opensearchdescription+xml; charset=utf-8";
  response.body = out.str();
  return response;
}

}  // namespace dateline
