#pragma once
// The page of a list that stands by its number: what was asked for, and the links under it.

#include "loop/around.hpp"
#include "loop/parts.hpp"

namespace heed::loop {

inline Around around_asked(web::Request const& request) {
    return {id_in(request.asked("before")), id_in(request.asked("after"))};
}

/// The links under such a list; `number` gives the number of a line.
template <class Line, class Number>
Html links_around(std::string const& path, ListPage<Line> const& page, Number number) {
    return page.lines.empty() ? Html{}
                              : page_links(path, "", std::to_string(number(page.lines.front())),
                                           std::to_string(number(page.lines.back())), page.has_newer, page.has_older);
}

}  // namespace heed::loop
