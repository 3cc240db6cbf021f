// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "searcher/page/view.h"

namespace dateline {

/// The page's template, parsed. One object a thread.
class PageTemplate {
 public:
  /// Throws std::logic_error if the compiled-in template is no Mustache.
  PageTemplate();
  ~PageTemplate();
  PageTemplate(PageTemplate&&) noexcept;
  PageTemplate& operator=(PageTemplate&&) noexcept;
  PageTemplate(const PageTemplate&) = delete;
  PageTemplate& operator=(const PageTemplate&) = delete;

  /// The HTML of the page, with every text of `view` escaped.
  std::string render(const View& view);

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace dateline
