// The Ombudsman's yearly letters, and whether our own books say the same.

#include <fmt/format.h>

#include "areas/ombudsman/benchmarks.hpp"
#include "areas/ombudsman/figures.hpp"
#include "areas/ombudsman/letter_store.hpp"
#include "areas/ombudsman/pages.hpp"
#include "kernel/failure.hpp"
#include "web/charts.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::day_field;
using loop::line_field;
using loop::link;
using loop::paragraph;
using loop::Typed;
using people::Here;
using people::May;
using people::Request;
using people::Response;
using web::Html;

namespace {

std::string path_of(std::int64_t year) { return fmt::format("/ombudsman/letters/{}", year); }

/// Our own books are compared only by who sees all of them: a number less would give away what is kept from a worker.
bool sees_all(Here const& here) { return here.may(May::see_kept_from_worker); }

Letter letter_there(Here const& here, std::string const& year) {
    auto const asked = year_in(year);
    auto const letter = asked && std::to_string(*asked) == year ? find_letter(here.db, *asked) : std::nullopt;
    if (!letter) {
        throw NotFound();
    }
    return *letter;
}

Sheet sheet_named(std::string const& name) {
    auto const sheet = named<Sheet>(name);
    if (!sheet) {
        throw NotFound();
    }
    return *sheet;
}

std::string share(std::int64_t count, std::int64_t of, std::string_view when_none) {
    return of == 0 ? std::string(when_none) : loop::spoken_share(count, of);
}

// ---- the list, and a letter typed in

struct LettersView {
    Html back;
    Html add;
    Html all;
};
BOOST_DESCRIBE_STRUCT(LettersView, (), (back, add, all))
web::Template<LettersView> const list_page{"areas/ombudsman/views/letters.html"};

Response list(Request const&, Here& here) {
    govuk::Records table{.caption = "Letters, the newest year first",
                         .head = {{.text = "Year"},
                                  {.text = "Upheld, of detailed investigations"},
                                  {.text = "Complied with, of recommendations due"},
                                  {.text = "Satisfactory remedy already, of upheld"}},
                         .when_empty = "No letter has been typed in."};
    for (auto const& one : list_letters(here.db)) {
        table.rows.push_back({{.text = link(path_of(one.year), spoken_year(static_cast<int>(one.year)))},
                              {.text = share(one.upheld, one.investigated, "None investigated")},
                              {.text = share(one.remedies_done, one.remedies_due, "None due")},
                              {.text = share(one.remedied_already, one.upheld, "None upheld")}});
    }
    LettersView const view{govuk::back_link({.text = "Cases with the Ombudsman", .href = "/ombudsman"}),
                           here.may(May::answer_ombudsman)
                               ? loop::button_link("Type in a letter", "/ombudsman/letters/new", true)
                               : Html{},
                           govuk::records(table)};
    return people::show(here, "The Ombudsman’s yearly letters", list_page(view));
}

Response show_new(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Type in the Ombudsman’s letter",
                        .back = "/ombudsman/letters",
                        .path = "/ombudsman/letters/new",
                        .button = "Keep it"};
    page.before = paragraph("It comes in July, about the financial year before, to the chief executive. What was typed "
                            "of that year before is replaced.");
    std::vector<loop::Option> years;
    for (auto year = financial_year(here.today) - 1; year > financial_year(here.today) - 11; --year) {
        years.push_back({std::to_string(year), spoken_year(year)});
    }
    auto const number = [&](std::string name, std::string label, std::string hint = {}) {
        return line_field(typed, {std::move(name), std::move(label), std::move(hint), "govuk-input--width-4"});
    };
    page.fields = govuk::lines(
        {pick_from(typed, {"year", "Which financial year is it about?"}, years, "Select a year"),
         day_field(typed, {"came_on", "When did it come?"}),
         number("investigated", "Detailed investigations", "Upheld and not upheld together"),
         number("upheld", "Complaints upheld"),
         number("per_100_000", "Upheld for each 100,000 people (optional)", "As the letter gives it"),
         number("remedies_due", "Recommendations due"), number("remedies_done", "Recommendations complied with"),
         number("remedied_already", "Upheld complaints for which we had provided a satisfactory remedy already")});
    return loop::show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) {
    auto fields = loop::day_as_typed("came_on", here.today);
    fields.push_back({"year", std::to_string(financial_year(here.today) - 1)});
    return show_new(here, {fields, {}});
}

Response keep_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto const letter = letter_from({form.text("year"), form.typed_day("came_on"), form.text("investigated"),
                                     form.text("upheld"), form.text("remedies_due"), form.text("remedies_done"),
                                     form.text("remedied_already"), form.text("per_100_000")},
                                    here.today);
    if (!letter) {
        return show_new(here, {request.form, letter.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        keep_letter(db, *letter, doing_now(here));
        return web::see(path_of(letter->year));
    });
}

// ---- one letter beside our own books

YearFigures own_figures(Here const& here, int year) {
    auto const [first, last] = days_of_year(year);
    return figures_of_year(year, received_between(here.db, first, last, true),
                           decided_between(here.db, first, last, true),
                           remedies_due_between(here.db, first, last, true), here.today);
}

Html beside_each_other(Here const& here, Letter const& letter) {
    govuk::Records table{.caption = "The three headline statistics",
                         .head = {{.text = "Statistic"}, {.text = "The letter"}}};
    table.rows = {{{.text = "Complaints upheld, of detailed investigations"},
                   {.text = share(letter.upheld, letter.investigated, "None investigated")}},
                  {{.text = "Recommendations complied with, of those due"},
                   {.text = share(letter.remedies_done, letter.remedies_due, "None due")}},
                  {{.text = "Satisfactory remedy already, of upheld"},
                   {.text = share(letter.remedied_already, letter.upheld, "None upheld")}}};
    if (!sees_all(here)) {
        return govuk::records(table);
    }
    auto const own = own_figures(here, static_cast<int>(letter.year));
    table.head.push_back({.text = "Our own books"});
    table.head.push_back({.text = "The same?"});
    auto const add = [&](std::size_t row, std::string const& ours, bool same) {
        table.rows[row].push_back({.text = ours});
        table.rows[row].push_back({.text = same ? govuk::badge({"The same", govuk::Standing::good})
                                                : govuk::badge({"They differ", govuk::Standing::late})});
    };
    add(0, share(own.rate.upheld, own.rate.investigated, "None investigated"),
        own.rate == UpholdRate{letter.upheld, letter.investigated});
    add(1, share(own.remedies.done, own.remedies.due, "None due"),
        own.remedies.done == letter.remedies_done && own.remedies.due == letter.remedies_due);
    add(2, share(own.remedied_already, own.rate.upheld, "None upheld"),
        own.remedied_already == letter.remedied_already);
    return govuk::records(table);
}

std::vector<OwnRow> own_rows(Here const& here, int year, Sheet sheet) {
    auto const [first, last] = days_of_year(year);
    std::vector<OwnRow> rows;
    if (sheet == Sheet::received) {
        for (auto const& one : received_between(here.db, first, last, true)) {
            rows.push_back({one.reference, ""});
        }
    } else if (sheet == Sheet::decided) {
        for (auto const& one : decided_between(here.db, first, last, true)) {
            rows.push_back({one.reference, spoken_decision(one.category)});
        }
    } else {
        for (auto const& one : told_of_compliance_between(here.db, first, last, true)) {
            rows.push_back({one.reference, ""});
        }
    }
    return rows;
}

Html sheet_shown(Here const& here, Letter const& letter, Sheet sheet) {
    auto const path = fmt::format("{}/{}", path_of(letter.year), name_of(sheet));
    auto const theirs = sheet_of(here.db, static_cast<int>(letter.year), sheet);
    Html out = loop::heading(spoken(sheet));
    if (theirs.empty()) {
        out += paragraph("This spreadsheet has not been read in.");
    } else {
        auto const compared = compare_sheet(own_rows(here, static_cast<int>(letter.year), sheet), theirs);
        out += paragraph(spoken(compared));
        govuk::Records table{.caption = "What differs",
                             .head = {{.text = "Reference"}, {.text = "How"}},
                             .when_empty = "Nothing differs."};
        for (auto const& one : compared.differ) {
            auto const ours = case_referred(here.db, one.reference);
            table.rows.push_back({{.text = ours ? link(ombudsman::path_of(*ours), one.reference)
                                                : govuk::element("span").holding(one.reference)},
                                  {.text = one.says}});
        }
        out += govuk::records(table);
    }
    if (here.may(May::answer_ombudsman)) {
        out += paragraph(link(path, "Read in the spreadsheet as CSV"));
    }
    return out;
}

struct LetterView {
    Html back;
    std::string year;
    std::string came;
    Html statistics;
    std::string per_100_000;
    Html sheets;
};
BOOST_DESCRIBE_STRUCT(LetterView, (), (back, year, came, statistics, per_100_000, sheets))
web::Template<LetterView> const letter_page{"areas/ombudsman/views/letter.html"};

Response show_letter(Request const&, Here& here, std::string year) {
    auto const letter = letter_there(here, year);
    Html sheets;
    if (sees_all(here)) {
        for_each_value<Sheet>([&](Sheet sheet) { sheets += sheet_shown(here, letter, sheet); });
    }
    LetterView const view{govuk::back_link({.text = "The Ombudsman’s yearly letters", .href = "/ombudsman/letters"}),
                          spoken_year(static_cast<int>(letter.year)),
                          heed::spoken(letter.came_on),
                          beside_each_other(here, letter),
                          letter.per_100_000 ? fmt::format("The letter gives {} upheld for each 100,000 people.",
                                                           web::spoken_number(*letter.per_100_000))
                                             : "",
                          sheets};
    return people::show(here, "The Ombudsman’s letter, " + view.year, letter_page(view));
}

// ---- a spreadsheet

Response show_sheet(Here& here, Letter const& letter, Sheet sheet, Typed const& typed) {
    loop::FormPage page{.title = fmt::format("Read in: {}", spoken(sheet)),
                        .back = path_of(letter.year),
                        .path = fmt::format("{}/{}", path_of(letter.year), name_of(sheet)),
                        .button = "Read it in",
                        .with_file = true};
    page.before = paragraph("Save the Ombudsman’s spreadsheet as CSV. What was read in before is replaced. Only the "
                            "reference, the outcome and the date are kept.");
    page.fields = govuk::lines({line_field(typed, {"reference", "How does it call the column with the reference?"}),
                                line_field(typed, {"outcome", "And the one with the outcome? (optional)"}),
                                line_field(typed, {"on_day", "And the one with the date? (optional)"}),
                                govuk::file_upload({.name = "file",
                                                    .id = "file",
                                                    .label = {.text = "Choose the file", .classes = "govuk-label--s"},
                                                    .error = typed.error("file")})});
    return loop::show_form(here, page, typed.problems);
}

Response show_sheet_form(Request const&, Here& here, std::string year, std::string name) {
    auto const letter = letter_there(here, year);
    auto const sheet = sheet_named(name);
    auto const names = columns_of(here.db, sheet);
    return show_sheet(here, letter, sheet,
                      {{{"reference", names.reference}, {"outcome", names.outcome}, {"on_day", names.on_day}}, {}});
}

Outcome<std::vector<SheetRow>> sheet_sent(Request const& request, SheetColumns const& names) {
    for (auto const& upload : request.uploads) {
        if (upload.field == "file") {
            return sheet_from(upload.bytes, names);
        }
    }
    return problem("file", "Choose a CSV file");
}

Response take_sheet(Request const& request, Here& here, std::string year, std::string name) {
    auto const letter = letter_there(here, year);
    auto const sheet = sheet_named(name);
    web::Form const form(request);
    SheetColumns const names{form.text("reference"), form.text("outcome"), form.text("on_day")};
    web::Checking checking;
    for (auto const& [field, value] : {std::pair{"reference", names.reference}, std::pair{"outcome", names.outcome},
                                       std::pair{"on_day", names.on_day}}) {
        checking.expect(value.find('\n') == std::string::npos, field, "The name of a column stands in one line");
        checking.expect_at_most(value, field, "The name of the column", 100);
    }
    auto const rows = sheet_sent(request, names);
    if (!rows || !checking.fine()) {
        auto problems = checking.problems().value();
        if (!rows) {
            problems.insert(problems.end(), rows.error().begin(), rows.error().end());
        }
        return show_sheet(here, letter, sheet, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_columns(db, sheet, names);
        keep_sheet(db, static_cast<int>(letter.year), sheet, *rows, doing_now(here));
        return web::see(path_of(letter.year));
    });
}

}  // namespace

void mount_letters(people::Site& at) {
    at.get("/ombudsman/letters", may::see_cases, list);
    at.get("/ombudsman/letters/new", may::answer_ombudsman, show_new_form);
    at.post("/ombudsman/letters/new", may::answer_ombudsman, keep_it);
    at.get("/ombudsman/letters/{year}", may::see_cases, show_letter);
    at.get("/ombudsman/letters/{year}/{sheet}", may::answer_ombudsman, show_sheet_form);
    at.upload("/ombudsman/letters/{year}/{sheet}", may::answer_ombudsman, take_sheet);
}

}  // namespace heed::ombudsman
