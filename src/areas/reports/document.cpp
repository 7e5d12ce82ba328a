#include "areas/reports/document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::reports {

namespace {

std::string with_capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

web::TableCell cell_of(ShownNumber const& number) {
    return number.hidden ? web::TableCell{std::string("not shown")} : web::TableCell{number.value};
}

web::TableCell words(std::string text) { return {std::move(text)}; }

web::TableCell share_of(ShownNumber const& count, ShownNumber const& of) {
    return count.hidden || of.hidden ? words("not shown") : web::TableCell{web::Share{count.value, of.value}};
}

/// Letters, digits and "-": a table's name in files.
std::string named_for_file(std::string const& key) {
    std::string name;
    for (char const c : key) {
        name += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
    }
    return name;
}

class Writer {
public:
    explicit Writer(ReportText const& text) : text_(text) {}

    std::vector<Part> written() {
        lead();
        for (auto const passage : {Passage::foreword, Passage::subjects, Passage::general_importance}) {
            write(passage);
        }
        asked_for();
        for (auto const& section : text_.figures.sections) {
            if (!section.only_code) {
                head(2, section.title);
                write(section);
            }
        }
        for (auto const passage : {Passage::actions, Passage::refused, Passage::non_compliance,
                                   Passage::self_assessment, Passage::ombudsman_letter, Passage::response}) {
            write(passage);
        }
        return std::move(parts_);
    }

private:
    void say(std::string text, bool small = false) { parts_.emplace_back(Paragraph{std::move(text), small}); }
    void head(int level, std::string text) { parts_.emplace_back(Heading{level, std::move(text)}); }

    void lead() {
        auto const& report = text_.report;
        say(fmt::format("{}. From {} to {}.", text_.council, spoken(report.first_day), spoken(report.last_day)));
        if (!report.final_on && report.last_day >= report.made_on) {
            say("This period is not over. What is counted here is what has come so far.");
        }
        say(fmt::format(
            "Nobody can be recognised in this report. A number of people below {} is not shown, and neither "
            "is a number from which one could be worked out. Where a share is given, both of its numbers "
            "stand beside it.",
            text_.figures.fewest));
    }

    void write(Passage passage) {
        auto const& rule = rule_of(passage);
        auto const text = text_of(text_.words, passage);
        auto const* section = section_beside(passage);
        if ((text.empty() && section == nullptr) || (rule.only_code && text_.report.serves != Serves::both)) {
            return;
        }
        head(2, std::string(rule.heading));
        if (!text.empty()) {
            parts_.emplace_back(Written{text});
        }
        if (section != nullptr) {
            write(*section);
        }
        if (!rule.asked_by.empty()) {
            say(fmt::format("Asked for by: {}.", rule.asked_by), true);
        }
    }

    /// What the areas account for the Code stands with what the council writes about it.
    ShownSection const* section_beside(Passage passage) const {
        auto const found = std::ranges::find(text_.figures.sections, true, &ShownSection::only_code);
        bool const is_there = passage == Passage::self_assessment && found != text_.figures.sections.end();
        return is_there ? &*found : nullptr;
    }

    /// What the law asks for by number, in one table.
    void asked_for() {
        web::TypedTable table{.name = "asked-for",
                              .title = "Each number, and of how many it is a part",
                              .columns = {{"Asked for by"},
                                          {"What it is"},
                                          {"Number", web::ColumnKind::number},
                                          {"Of", web::ColumnKind::number}}};
        for (auto const& section : text_.figures.sections) {
            for (auto const& whole : section.wholes) {
                if (!whole.asked_by.empty()) {
                    table.rows.push_back({words(whole.asked_by), words(with_capital(whole.name)), cell_of(whole.number),
                                          words("the whole")});
                }
                std::ranges::for_each(whole.divisions, [&](auto const& one) { asked_for(whole, one, table); });
            }
        }
        if (!table.rows.empty()) {
            head(2, "The numbers that the law asks for");
            parts_.emplace_back(std::move(table));
        }
    }

    static void asked_for(ShownWhole const& whole, ShownDivision const& division, web::TypedTable& table) {
        if (division.asked_by.empty()) {
            return;
        }
        bool is_said = false;
        for (auto const& row : division.rows) {
            if (!row.says.empty()) {
                table.rows.push_back({words(division.asked_by),
                                      words(fmt::format("{}: {}", with_capital(whole.name), row.label)),
                                      cell_of(*row_of(division, row.key)), cell_of(whole.number)});
                is_said = true;
            }
        }
        if (!is_said) {
            table.rows.push_back({words(division.asked_by), words(fmt::format("See the table “{}”", division.title)),
                                  words("in the table"), cell_of(whole.number)});
        }
    }

    void write(ShownSection const& section) {
        std::ranges::for_each(section.sentences, [&](auto const& one) { say(one); });
        if (!section.comparisons.empty()) {
            parts_.emplace_back(Items{section.comparisons});
        }
        std::ranges::for_each(section.wholes, [&](auto const& whole) { write(whole); });
        std::ranges::for_each(section.lists, [&](auto const& list) { write(list); });
        if (!section.improvements.empty()) {
            head(3, "What changed");
            parts_.emplace_back(Items{section.improvements});
        }
    }

    void write(ShownList const& list) {
        web::TypedTable table{.name = named_for_file(list.key), .title = list.title};
        for (auto const& head : list.head) {
            table.columns.push_back({head});
        }
        for (auto const& cells : list.rows) {
            auto& row = table.rows.emplace_back();
            std::ranges::for_each(cells, [&](auto const& cell) { row.push_back(words(cell)); });
        }
        parts_.emplace_back(std::move(table));
    }

    void write(ShownWhole const& whole) {
        bool const is_none = !whole.number.hidden && whole.number.value == 0;
        head(3, fmt::format("{}: {}", with_capital(whole.name), is_none ? "none" : spoken_number(whole.number)));
        say(whole.means, true);
        if (is_none) {
            return;
        }
        std::vector<std::string> shares;
        for (auto const& division : whole.divisions) {
            for (auto const& row : division.rows) {
                shares.push_back(row.says.empty() ? "" : spoken_share(whole, *row_of(division, row.key), row.says));
            }
        }
        std::erase(shares, std::string());
        if (!shares.empty()) {
            parts_.emplace_back(Items{shares});
        }
        write_years(whole);
        std::ranges::for_each(whole.divisions, [&](auto const& division) { write(whole, division); });
    }

    void write_years(ShownWhole const& whole) {
        if (whole.years.empty()) {
            return;
        }
        web::TypedTable table{.name = named_for_file(whole.key) + "-years",
                              .title = with_capital(whole.name) + ", year by year",
                              .columns = {{"From"}, {"To"}, {"Number", web::ColumnKind::number}}};
        for (auto const& year : whole.years) {
            table.rows.push_back(
                {words(spoken(*parse_day(year.first))), words(spoken(*parse_day(year.last))), cell_of(year.number)});
        }
        table.rows.push_back({words("All"), words(""), cell_of(whole.number)});
        parts_.emplace_back(std::move(table));
    }

    void draw(ShownWhole const& whole, ShownDivision const& division) {
        web::BarChart chart{.frame = {.id = named_for_file(whole.key + "-" + division.key),
                                      .title = division.title,
                                      .says = fmt::format("Bars of the {} by {}. The table below has the same numbers.",
                                                          whole.name, lowered(division.rows_are)),
                                      .x_label = "Number"},
                            .table_follows = true};
        for (std::size_t i = 0; i < division.rows.size(); ++i) {
            auto const& number = division.counts[i];
            if (!number.hidden && number.value > 0) {
                chart.bars.push_back({.label = division.rows[i].label,
                                      .value = static_cast<double>(number.value),
                                      .says = std::to_string(number.value)});
            }
        }
        if (chart.bars.size() > 1) {
            parts_.emplace_back(Chart{std::move(chart)});
        }
    }

    void write(ShownWhole const& whole, ShownDivision const& division) {
        if (division.rows.empty()) {
            return;
        }
        if (division.as_chart && division.columns.empty()) {
            draw(whole, division);
        }
        web::TypedTable table{.name = named_for_file(whole.key + "-" + division.key), .title = division.title};
        table.columns.push_back({division.rows_are});
        for (auto const& column : division.columns) {
            table.columns.push_back({column.label, web::ColumnKind::number});
        }
        table.columns.push_back({division.columns.empty() ? "Number" : "All", web::ColumnKind::number});
        if (division.columns.empty()) {
            table.columns.push_back({"Share", web::ColumnKind::share});
        }
        add_rows(whole, division, table);
        table.notes = {fmt::format("The whole is {}: {}", whole.name, whole.means)};
        parts_.emplace_back(std::move(table));
    }

    static void add_rows(ShownWhole const& whole, ShownDivision const& division, web::TypedTable& table) {
        auto const columns = division.columns.size();
        for (std::size_t r = 0; r < division.rows.size(); ++r) {
            auto& row = table.rows.emplace_back();
            row.push_back(words(division.rows[r].label));
            for (std::size_t c = 0; c < columns; ++c) {
                row.push_back(cell_of(division.counts[r * columns + c]));
            }
            auto const& number = columns == 0 ? division.counts[r] : division.row_totals[r];
            row.push_back(cell_of(number));
            if (columns == 0) {
                row.push_back(share_of(number, whole.number));
            }
        }
        auto& last = table.rows.emplace_back();
        last.push_back(words("All " + whole.name));
        std::ranges::for_each(division.column_totals, [&](auto const& total) { last.push_back(cell_of(total)); });
        last.push_back(cell_of(whole.number));
        if (columns == 0) {
            last.push_back(share_of(whole.number, whole.number));
        }
    }

    ReportText const& text_;
    std::vector<Part> parts_;
};

}  // namespace

std::string spoken_number(ShownNumber const& number) {
    return number.hidden ? "not shown" : std::to_string(number.value);
}

std::string spoken_share(ShownWhole const& whole, ShownNumber const& count, std::string const& says) {
    if (count.hidden || whole.number.hidden || whole.number.value == 0) {
        return {};
    }
    return fmt::format("{} of {} {} ({:.0f}%) {}.", count.value, whole.number.value, whole.name,
                       100.0 * static_cast<double>(count.value) / static_cast<double>(whole.number.value), says);
}

std::vector<Part> parts_of(ReportText const& text) { return Writer(text).written(); }

namespace {

/// A spreadsheet's tab holds few characters, and each has another name.
std::string sheet_name(std::size_t number, std::string const& name) {
    constexpr std::size_t longest = 26;
    return fmt::format("{}-{:02}", name.substr(0, longest), number);
}

}  // namespace

std::vector<web::TypedTable> as_tables(ReportText const& text) {
    std::vector<web::TypedTable> tables;
    for (auto const& part : parts_of(text)) {
        if (auto const* table = std::get_if<web::TypedTable>(&part)) {
            tables.push_back(*table);
            tables.back().name = sheet_name(tables.size(), table->name);
        }
    }
    return tables;
}

}  // namespace heed::reports
