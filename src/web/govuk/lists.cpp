#include "web/govuk/lists.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace heed::web::govuk {

namespace {

Html action_link(SummaryAction const& action, Words const& card_title) {
    Html hidden;
    if (!action.visually_hidden_text.empty()) {
        hidden += Html{" "} + escaped(action.visually_hidden_text);
    }
    if (!card_title.empty()) {
        hidden += Html{" ("} + card_title.html() + Html{")"};
    }
    auto const context = hidden.empty() ? hidden : element("span").classes("govuk-visually-hidden").holding(hidden);
    return element("a")
        .classes("govuk-link", action.classes)
        .with("href", action.href)
        .attributes(action.attributes)
        .holding(action.text.html() + context);
}

Html action_items(std::vector<SummaryAction> const& actions, Words const& card_title, std::string_view item_class) {
    Html items;
    for (auto const& action : actions) {
        add_line(items, element("li").classes(item_class).holding(action_link(action, card_title)));
    }
    return items;
}

Html row_actions(SummaryRow const& row, Words const& card_title) {
    if (row.actions.empty()) {
        return {};
    }
    auto const content = row.actions.size() == 1 ? action_link(row.actions.front(), card_title)
                                                 : element("ul")
                                                       .classes("govuk-summary-list__actions-list")
                                                       .holding(action_items(row.actions, card_title,
                                                                             "govuk-summary-list__actions-list-item"));
    return element("dd").classes("govuk-summary-list__actions", row.actions_classes).holding(content);
}

Html summary_row(SummaryRow const& row, bool others_have_actions, Words const& card_title) {
    bool const lacks_actions = others_have_actions && row.actions.empty();
    return element("div")
        .classes(joined("govuk-summary-list__row", lacks_actions ? "govuk-summary-list__row--no-actions" : ""),
                 row.classes)
        .holding(lines({element("dt").classes("govuk-summary-list__key", row.key_classes).holding(row.key),
                        element("dd").classes("govuk-summary-list__value", row.value_classes).holding(row.value),
                        row_actions(row, card_title)}));
}

Html card_actions(SummaryCard const& card) {
    if (card.actions.empty()) {
        return {};
    }
    bool const only_one = card.actions.size() == 1;
    return element(only_one ? "div" : "ul")
        .classes("govuk-summary-card__actions", card.actions_classes)
        .holding(only_one ? action_link(card.actions.front(), card.title)
                          : action_items(card.actions, card.title, "govuk-summary-card__action"));
}

Html in_card(SummaryCard const& card, Html const& list) {
    Html title;
    if (!card.title.empty()) {
        title = element(fmt::format("h{}", card.heading_level))
                    .classes("govuk-summary-card__title", card.title_classes)
                    .holding(card.title);
    }
    return element("div")
        .classes("govuk-summary-card", card.classes)
        .attributes(card.attributes)
        .holding(lines(
            {element("div").classes("govuk-summary-card__title-wrapper").holding(lines({title, card_actions(card)})),
             element("div").classes("govuk-summary-card__content").holding(list)}));
}

}  // namespace

Html summary_list(SummaryList const& options) {
    bool const has_actions = std::ranges::any_of(options.rows,
                                                 [](SummaryRow const& row) { return !row.actions.empty(); });
    auto const card_title = options.card ? options.card->title : Words{};
    Html rows;
    for (auto const& row : options.rows) {
        add_line(rows, summary_row(row, has_actions, card_title));
    }
    auto const list =
        element("dl").classes("govuk-summary-list", options.classes).attributes(options.attributes).holding(rows);
    return options.card ? in_card(*options.card, list) : list;
}

namespace {

void add_spans(Element& shape, Cell const& cell) {
    shape.with("colspan", cell.colspan == 0 ? "" : std::to_string(cell.colspan))
        .with("rowspan", cell.rowspan == 0 ? "" : std::to_string(cell.rowspan))
        .attributes(cell.attributes);
}

Html column_header(Cell const& cell) {
    auto const format = cell.format.empty() ? "" : "govuk-table__header--" + cell.format;
    auto shape = element("th").with("scope", "col").classes(joined("govuk-table__header", format), cell.classes);
    add_spans(shape, cell);
    return shape.holding(cell.text);
}

Html row_header(Cell const& cell) {
    auto shape = element("th").with("scope", "row").classes("govuk-table__header", cell.classes);
    add_spans(shape, cell);
    return shape.holding(cell.text);
}

Html table_cell(Cell const& cell) {
    auto const format = cell.format.empty() ? "" : "govuk-table__cell--" + cell.format;
    auto shape = element("td").classes(joined("govuk-table__cell", format), cell.classes);
    add_spans(shape, cell);
    return shape.holding(cell.text);
}

Html table_row(std::vector<Cell> const& row, bool first_is_header) {
    Html cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
        add_line(cells, i == 0 && first_is_header ? row_header(row[i]) : table_cell(row[i]));
    }
    return element("tr").classes("govuk-table__row").holding(cells);
}

Html table_head(std::vector<Cell> const& head) {
    if (head.empty()) {
        return {};
    }
    Html cells;
    for (auto const& cell : head) {
        add_line(cells, column_header(cell));
    }
    return element("thead")
        .classes("govuk-table__head")
        .holding(element("tr").classes("govuk-table__row").holding(cells));
}

}  // namespace

Html table(Table const& options) {
    Html caption;
    if (!options.caption.empty()) {
        caption = element("caption").classes("govuk-table__caption", options.caption_classes).holding(options.caption);
    }
    Html rows;
    for (auto const& row : options.rows) {
        add_line(rows, table_row(row, options.first_cell_is_header));
    }
    return element("table")
        .classes("govuk-table", options.classes)
        .attributes(options.attributes)
        .holding(
            lines({caption, table_head(options.head), element("tbody").classes("govuk-table__body").holding(rows)}));
}

namespace {

Html task_title(Task const& task, std::string const& described_by) {
    if (task.href.empty()) {
        return element("div").classes(task.title_classes).holding(task.title);
    }
    return element("a")
        .classes("govuk-link govuk-task-list__link", task.title_classes)
        .with("href", task.href)
        .with("aria-describedby", described_by)
        .holding(task.title);
}

Html task_row(Task const& task, std::string const& id) {
    auto const hint_id = id + "-hint";
    auto const status_id = id + "-status";
    auto const hint = task.hint.empty()
                          ? Html{}
                          : element("div").with("id", hint_id).classes("govuk-task-list__hint").holding(task.hint);
    auto const title = task_title(task, joined(task.hint.empty() ? "" : hint_id, status_id));
    auto const status = element("div")
                            .classes("govuk-task-list__status", task.status.classes)
                            .with("id", status_id)
                            .holding(task.status.tag ? tag(*task.status.tag) : task.status.text.html());
    return element("li")
        .classes(joined("govuk-task-list__item", task.href.empty() ? "" : "govuk-task-list__item--with-link"),
                 task.classes)
        .holding(
            lines({element("div").classes("govuk-task-list__name-and-hint").holding(lines({title, hint})), status}));
}

}  // namespace

Html task_list(TaskList const& options) {
    Html items;
    for (std::size_t i = 0; i < options.items.size(); ++i) {
        add_line(items, task_row(options.items[i], fmt::format("{}-{}", options.id_prefix, i + 1)));
    }
    return element("ul").classes("govuk-task-list", options.classes).attributes(options.attributes).holding(items);
}

}  // namespace heed::web::govuk
