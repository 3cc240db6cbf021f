// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_response.h"

#include "searcher/page/frame_view.h"
#include "searcher/page/page_template.h"

namespace dateline {

HttpResponse html_response(int status, const View& view) {
  // Parsing the template takes longer than filling it.
  thread_local PageTemplate page;
  HttpResponse response;
  response.status = status;
  response.content_type = kHtmlType;
  response.body = page.render(view);
  return response;
}

HttpResponse refused_page(Section section, const Parameters& kept, const std::string& why) {
  return html_response(400, failure_view(section, kept,
                                         {"This search cannot be answered: " + why + ".",
                                          "Change the search above, or begin anew."}));
}

HttpResponse unreadable_page(Section section, const Parameters& kept, const IndexError& error) {
  auto response = html_response(
      503, failure_view(section, kept,
                        {"The index cannot be read at present.", "Try again in a moment."}));
  response.failure = error.what();
  return response;
}

}  // namespace dateline
