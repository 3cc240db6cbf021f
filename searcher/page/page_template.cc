// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_template.h"

#include <kainjow/mustache.hpp>
#include <stdexcept>
#include <utility>

#include "searcher/page/template_text.h"

namespace dateline {
namespace {

namespace mustache = kainjow::mustache;

mustache::data data_of(const View& view);

struct ValueMaker {
  mustache::data operator()(const std::string& text) const { return {text}; }
  mustache::data operator()(bool flag) const { return {flag}; }
  mustache::data operator()(const std::vector<View>& views) const {
    mustache::list items;
    items.reserve(views.size());
    for (const View& view : views) items.push_back(data_of(view));
    return {items};
  }
};

mustache::data data_of(const View& view) {
  mustache::data data;
  for (const auto& [name, value] : view.values()) data[name] = std::visit(ValueMaker{}, value);
  return data;
}

}  // namespace

struct PageTemplate::Parsed {
  mustache::mustache text{std::string(template_text())};
};

PageTemplate::PageTemplate() : parsed_(std::make_unique<Parsed>()) {
  if (!parsed_->text.is_valid()) throw std::logic_error(parsed_->text.error_message());
}

PageTemplate::~PageTemplate() = default;
PageTemplate::PageTemplate(PageTemplate&&) noexcept = default;
PageTemplate& PageTemplate::operator=(PageTemplate&&) noexcept = default;

std::string PageTemplate::render(const View& view) { return parsed_->text.render(data_of(view)); }

}  // namespace dateline
