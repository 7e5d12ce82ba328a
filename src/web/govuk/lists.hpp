#pragma once
// Parts that show records: summary list, table, task list.
// Members stand in the order in which designated initialisers must name them.

#include "web/govuk/actions.hpp"

namespace heed::web::govuk {

struct SummaryAction {
    Words text{};
    std::string href{};
    std::string visually_hidden_text{};  // "Change" + " name"
    std::string classes{};
    Attributes attributes{};
};

struct SummaryRow {
    Words key{};
    Words value{};
    std::vector<SummaryAction> actions{};
    std::string classes{};
    std::string key_classes{};
    std::string value_classes{};
    std::string actions_classes{};
};

struct SummaryCard {
    Words title{};
    int heading_level = 2;
    std::vector<SummaryAction> actions{};
    std::string classes{};
    std::string title_classes{};
    std::string actions_classes{};
    Attributes attributes{};
};

struct SummaryList {
    std::vector<SummaryRow> rows{};
    std::optional<SummaryCard> card{};
    std::string classes{};  // "govuk-summary-list--no-border"
    Attributes attributes{};
};
Html summary_list(SummaryList const& options);

struct Cell {
    Words text{};
    std::string format{};  // "numeric"
    std::string classes{};
    int colspan = 0;
    int rowspan = 0;
    Attributes attributes{};
};

struct Table {
    Words caption{};
    std::string caption_classes{};  // "govuk-table__caption--m"
    std::vector<Cell> head{};
    std::vector<std::vector<Cell>> rows{};
    bool first_cell_is_header = false;
    std::string classes{};
    Attributes attributes{};
};
Html table(Table const& options);

struct TaskStatus {
    Words text{};
    std::optional<Tag> tag{};  // instead of the text
    std::string classes{};     // "govuk-task-list__status--cannot-start-yet"
};

struct Task {
    Words title{};
    Words hint{};
    std::string href{};
    TaskStatus status{};
    std::string title_classes{};
    std::string classes{};
};

struct TaskList {
    std::vector<Task> items{};
    std::string id_prefix = "task-list";
    std::string classes{};
    Attributes attributes{};
};
Html task_list(TaskList const& options);

}  // namespace heed::web::govuk
