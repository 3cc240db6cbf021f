// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/alert_json.h"

#include "searcher/article_json.h"

namespace dateline {

std::string render_alert_json(const SavedQuery& query, const Record& article) {
  OrderedJson json = {{"alert", query.name}};
  json.update(article_json(article));
  return json_line(json);
}

}  // namespace dateline
