#include "areas/complaints/inquiry/signing_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/inquiry/parts.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "loop/parts.hpp"
#include "people/members.hpp"
#include "web/router.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

constexpr std::string_view page_path = "/complaints/signing";

std::string spoken(SignedAs signed_as) {
    return signed_as == SignedAs::responsible_person ? "the responsible person"
                                                     : "authorised by the responsible person";
}

Html table_of(Here const& here) {
    govuk::Records table{.caption = "Who may sign responses to complaints",
                         .head = {{.text = "Name"}, {.text = "Position"}, {.text = "Signs as"}, {.text = "In Heed"}},
                         .when_empty = "Nobody may sign yet.",
                         .caption_classes = "govuk-visually-hidden"};
    bool const may_end = here.may(may::oversee_complaints);
    if (may_end) {
        table.head.push_back({.text = "Take off"});
    }
    for (auto const& one : signatories(here.db)) {
        std::vector<govuk::Cell> row{{.text = one.name},
                                     {.text = one.position},
                                     {.text = spoken(one.signed_as)},
                                     {.text = one.member == 0 ? "signs on paper" : "signs here"}};
        if (may_end) {
            row.push_back({.text = small_form(here, {.path = fmt::format("{}/{}/end", page_path, one.id.number),
                                                     .button = "Take off " + one.name})});
        }
        table.rows.push_back(std::move(row));
    }
    return govuk::records(table);
}

std::vector<Option> members(Here const& here) {
    std::vector<Option> options{{"0", "They do not use Heed"}};
    for (auto const& one : loop::members_as_options(here.db)) {
        options.push_back({one.value, one.text});
    }
    return options;
}

Html form_to_add(Here const& here, Typed const& typed) {
    return heading("Add somebody who may sign") +
           small_form(
               here, {.path = std::string(page_path),
                      .fields = govuk::lines(
                          {line_field(typed, {"name", "Name"}), line_field(typed, {"position", "Position"}),
                           one_of(typed,
                                  {"signed_as", "They sign as",
                                   "The responsible person is the chief executive; others sign if they were authorised "
                                   "(regulation 4)."},
                                  {{"responsible_person", "the responsible person"},
                                   {"authorised", "somebody whom the responsible person authorised"}}),
                           pick_from(typed, {"member", "Who are they in Heed?"}, members(here))}),
                      .button = "Add them"});
}

Html form_for_eyes(Here const& here, Typed const& typed) {
    return heading("Another pair of eyes") +
           small_form(here,
                      {.path = fmt::format("{}/second-look", page_path),
                       .fields = one_of(typed,
                                        {"needed", "Must somebody else look at each response before it is signed?", "",
                                         needs_second_pair_of_eyes(here.db) ? "yes" : "no"},
                                        {{"yes", "Yes"}, {"no", "No, but they may"}}),
                       .button = "Save"});
}

Response show_page(Here const& here, Typed const& typed) {
    auto const head = govuk::element("h1").classes("govuk-heading-l").holding("Signing responses");
    auto const says = paragraph(
        "The law asks that the responsible person, or somebody whom they authorised, signs each response (regulation "
        "14).");
    bool const may_change = here.may(may::oversee_complaints);
    auto const eyes = needs_second_pair_of_eyes(here.db) ? "Somebody else looks at each response before it is signed."
                                                         : "A second look before signing is not asked for.";
    return people::show(here, "Signing responses",
                        summary_of(typed.problems) + head + says + table_of(here) +
                            (may_change ? form_to_add(here, typed) + form_for_eyes(here, typed) : paragraph(eyes)),
                        typed.problems);
}

Response show_signing(Request const&, Here& here) { return show_page(here, untyped()); }

Response add_one(Request const& request, Here& here) {
    web::Form const form(request);
    auto const signed_as = form.choice<SignedAs>("signed_as");
    auto const member = web::parse_id(form.text("member")).value_or(0);
    web::Checking checking;
    checking.expect_text(form.text("name"), "name", "Enter their name", most_line);
    checking.expect_text(form.text("position"), "position", "Enter their position", most_line);
    checking.expect(signed_as.has_value(), "signed_as", "Choose what they sign as");
    checking.expect(member == 0 || people::find_member(here.db, {member}).has_value(), "member", "Choose who they are");
    if (!checking.fine()) {
        return show_page(here, {form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_signatory(db, {{}, form.text("name"), form.text("position"), *signed_as, member, {}, 0, {}},
                      {here.me().id.number, here.now, here.working_days});
        return web::see(std::string(page_path));
    });
}

Response end_one(Request const& request, Here& here, Id<Signatory> id) {
    if (!find_signatory(here.db, id)) {
        throw NotFound();
    }
    return people::change(request, here, [&](store::Writing& db) {
        end_signatory(db, id, {here.me().id.number, here.now, here.working_days});
        return web::see(std::string(page_path));
    });
}

Response set_second_look(Request const& request, Here& here) {
    web::Form const form(request);
    auto const needed = form.text("needed");
    if (needed != "yes" && needed != "no") {
        return show_page(here, {form, {{"needed", "Choose whether somebody else must look"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_second_pair_of_eyes(db, needed == "yes", {here.me().id.number, here.now, here.working_days});
        return web::see(std::string(page_path));
    });
}

}  // namespace

void mount_signing(people::Site& at) {
    at.get(std::string(page_path), may::see_cases, show_signing);
    at.post(std::string(page_path), may::oversee_complaints, add_one);
    at.post("/complaints/signing/second-look", may::oversee_complaints, set_second_look);
    at.post("/complaints/signing/{signatory}/end", may::oversee_complaints, end_one);
}

}  // namespace heed::complaints
