// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_answer.h"

#include <unistd.h>

#include <algorithm>
#include <cstddef>

#include "common/terminal.h"
#include "searcher/render.h"
#include "searcher/render_json.h"

namespace dateline {
namespace {

/// Longer lines are hard to read, however wide the terminal is.
constexpr std::size_t kMaxReadableWidth = 110;

}  // namespace

std::string render_answer(const QueryOptions& options, const Response& response) {
  switch (options.format) {
    case OutputFormat::kText:
      return render_text(options.request, response,
                         {use_color(options.color, STDOUT_FILENO),
                          std::min(terminal_width(STDOUT_FILENO), kMaxReadableWidth)});
    case OutputFormat::kJson:
      return render_json(options.request, response);
    case OutputFormat::kNdjson:
      return render_ndjson(options.request, response);
    case OutputFormat::kTsv:
      break;
  }
  return render_tsv(options.request, response);
}

}  // namespace dateline
