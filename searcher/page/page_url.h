// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/http/http_request.h"

namespace dateline {

/// The address of a page, changed step by step: a link is the present search with one thing
/// different. What belongs to one view alone (`page`, `why`, `copies`, `typing`) is left behind.
class PageUrl {
 public:
  explicit PageUrl(const Parameters& parameters, std::string_view path = "/");

  /// Values are compared as names are: case and accents do not count.
  PageUrl& remove(std::string_view name, std::string_view value);
  PageUrl& remove(std::string_view name);
  PageUrl& add(std::string_view name, std::string_view value);
  /// In the place of what there is under that name.
  PageUrl& set(std::string_view name, std::string_view value);

  /// A copy, so that the end of a chain of changes can be kept.
  [[nodiscard]] Parameters parameters() const { return parameters_; }
  /// `/?q=robots&topic=AI`, from the server's root on.
  [[nodiscard]] std::string text() const;

 private:
  std::string path_;
  Parameters parameters_;
};

}  // namespace dateline
