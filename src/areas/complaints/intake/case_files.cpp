#include "areas/complaints/intake/case_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

struct FilesView {
    web::Html back;
    web::Html problems;
    std::string title;
    web::Html flags;
    web::Html files;
    bool may_add = false;
    std::string path;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(FilesView, (), (back, problems, title, flags, files, may_add, path, form_fields, fields, button))
web::Template<FilesView> const files_page{"areas/complaints/views/files.html"};

std::string path_of_files(Id<Case> id) { return path_of(id) + "/files"; }

std::vector<work::HeldFile> all_files(store::Reading const& db, Id<Case> id) {
    auto files = work::files_of(db, files_of_person, id.number);
    auto const of_staff = work::files_of(db, files_of_staff, id.number);
    files.insert(files.end(), of_staff.begin(), of_staff.end());
    return files;
}

std::string standing_for_staff(work::HeldFile const& file) {
    if (file.standing == work::Scanned::destroyed) {
        return fmt::format("Destroyed on {}: the scanner found {} in it. Ask for another copy.",
                           spoken(file.scanned_at.value_or(file.received_at)), file.found);
    }
    if (file.standing == work::Scanned::clean) {
        return "Checked: no virus was found.";
    }
    return "Held: nobody can open it before it was checked for viruses. " +
           (file.last_error.empty() ? std::string("It waits for the scanner.")
                                    : file.last_error + " It is tried again.");
}

govuk::SummaryRow row_of(work::HeldFile const& file, Id<Case> id) {
    auto const whose = file.subject == files_of_staff ? "Only staff see it."
                       : file.received_by == 0        ? "It came from the person."
                                                      : "The person sees it too.";
    auto const words = web::escaped(fmt::format("{} {}", standing_for_staff(file), whose));
    auto const link = loop::link(fmt::format("{}/{}", path_of_files(id), file.id.number), "Open it");
    return {.key = in_words(file),
            .value = file.standing == work::Scanned::clean ? words + web::Html{" "} + link : words};
}

web::Html list_of(std::vector<work::HeldFile> const& files, Id<Case> id) {
    govuk::SummaryList list;
    for (auto const& file : files) {
        list.rows.push_back(row_of(file, id));
    }
    return list.rows.empty() ? web::Html{} : govuk::summary_list(list);
}

web::Response show(Here const& here, store::Reading const& db, Story const& story, Typed const& typed) {
    auto const id = story.said.id;
    auto const files = list_of(all_files(db, id), id) + refused_files(typed.problems);
    FilesView const view{
        .back = govuk::back_link({.href = path_of(id)}),
        .problems = summary_of(typed.problems),
        .title = title_of(story),
        .flags = flags_of(story),
        .files = files.empty() ? paragraph("There are no files yet.") : files,
        .may_add = here.may(people::may::answer_complaints),
        .path = path_of_files(id),
        .form_fields = here.form_fields(),
        .fields = govuk::lines(
            {govuk::file_upload({.name = "file",
                                 .label = {.text = "Choose files"},
                                 .hint = "Together up to 25 MB. " + std::string(work::kinds_in_words()) + ".",
                                 .error = error_of_files(typed.problems),
                                 .multiple = true}),
             one_of(typed, {"for", "Who may see it?"},
                    {{"staff", "Only staff"}, {"person", "The person too, when they follow it"}})}),
        .button = govuk::button({.text = "Add them", .prevent_double_click = true})};
    return people::show(here, "Files – " + view.title, files_page(view), typed.problems);
}

/// The last part of what the sender calls it, for a message; a colon would end it too early.
std::string named_by_sender(std::string_view typed) {
    std::string name(typed.substr(typed.find_last_of("/\\") + 1));
    std::ranges::replace(name, ':', '.');
    return shortened(name, 60);
}

std::string plain_name(work::HeldFile const& file, Id<Case> id) {
    return fmt::format("{}-{}.{}", reference_of(id), file.id.number % 10'000, name_of(file.kind));
}

std::string says_added(std::vector<work::Arrived> const& files) {
    std::string names;
    for (auto const& file : files) {
        (names += names.empty() ? "" : ", ") += file.name;
    }
    return files.size() == 1 ? fmt::format("A file was added: {}.", names)
                             : fmt::format("Files were added: {}.", names);
}

void write_destroyed(store::Writing& db, work::HeldFile const& file, bool for_person, Instant now) {
    auto const seen = find_story(db, {file.subject_id}, true);
    if (!seen) {
        return;
    }
    static WorkingDays const days;
    auto const says = fmt::format("We could not keep the file {}. There was a virus in it, so we destroyed it. You can "
                                  "send another copy.",
                                  file.name);
    done(db, *seen, {"file_destroyed", says, for_person}, next_version(db, *seen), {-1, now, days});
}

}  // namespace

std::string in_words(work::HeldFile const& file) {
    return fmt::format("{} ({}, {})", file.name, spoken(file.kind), work::spoken_size(file.bytes));
}

std::string standing_for_person(work::HeldFile const& file) {
    switch (file.standing) {
        case work::Scanned::clean: return "We have it.";
        case work::Scanned::destroyed: return "There was a virus in it. We did not keep it.";
        case work::Scanned::held: break;
    }
    return "We have it. We check it for viruses before we open it.";
}

JudgedFiles judge_files(web::Request const& request, std::string_view field, std::size_t room,
                        std::string const& when_full) {
    JudgedFiles judged;
    auto const came = std::ranges::count(request.uploads, field, &web::Upload::field);
    if (came == 0) {
        judged.problems.push_back({std::string(field), "Choose a file"});
    }
    for (auto const& upload : request.uploads) {
        if (upload.field != field) {
            continue;
        }
        auto const refuse = [&](std::string const& why) {
            judged.problems.push_back(
                {std::string(field), came == 1 ? why : fmt::format("{}: {}", named_by_sender(upload.file_name), why)});
        };
        auto const file = work::arrived(upload.file_name, upload.bytes, field);
        if (!file) {
            refuse(file.error().front().says);
        } else if (judged.taken.size() == room) {
            refuse(when_full);
        } else {
            judged.taken.push_back(*file);
        }
    }
    return judged;
}

web::Html refused_files(Problems const& problems) {
    govuk::SummaryList list;
    for (auto const& problem : problems) {
        auto const colon = problem.field == "file" ? problem.says.find(": ") : std::string::npos;
        if (colon != std::string::npos) {
            list.rows.push_back({.key = problem.says.substr(0, colon),
                                 .value = govuk::element("span")
                                              .classes("govuk-error-message")
                                              .holding("Not added. " + problem.says.substr(colon + 2) + ".")});
        }
    }
    return list.rows.empty() ? web::Html{} : govuk::summary_list(list);
}

std::string error_of_files(Problems const& problems) {
    auto const of_files = std::ranges::count(problems, "file", &Problem::field);
    return of_files > 1 ? fmt::format("{} files were not added. Read why beside each", of_files)
                        : web::error_of(problems, "file");
}

Outcome<std::vector<work::Arrived>> uploads_in(web::Request const& request, std::string_view field) {
    if (std::ranges::count(request.uploads, field, &web::Upload::field) == 0) {
        return std::vector<work::Arrived>{};
    }
    auto judged = judge_files(request, field, most_files, fmt::format("Choose {} files or fewer", most_files));
    return judged.problems.empty() ? Outcome<std::vector<work::Arrived>>(std::move(judged.taken))
                                   : tl::make_unexpected(std::move(judged.problems));
}

std::vector<Id<work::HeldFile>> hold_files(Here& here, std::vector<work::Arrived> const& files) {
    std::vector<Id<work::HeldFile>> held;
    for (auto const& file : files) {
        auto const by = here.signed_in ? here.me().id.number : 0;
        held.push_back(work::hold(here.store, here.council.id, file, by, here.now));
    }
    return held;
}

void attach_files(store::Writing& db, std::vector<Id<work::HeldFile>> const& files, std::string_view subject,
                  Id<Case> id) {
    for (auto const file : files) {
        work::attach(db, file, subject, id.number);
    }
}

web::Response served(store::Reading const& db, work::HeldFile const& file, Id<Case> id) {
    if (file.standing != work::Scanned::clean) {
        throw NotFound();
    }
    auto response = web::download(std::string(work::content_type_of(file.kind)), plain_name(file, id),
                                  work::bytes_of(db, file));
    response.set("x-content-type-options", "nosniff")
        .set("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
        .set("cache-control", "no-store");
    return response;
}

web::Response show_files(web::Request const&, Here& here, Id<Case> id) {
    return show(here, here.db, must_find(here, id), untyped());
}

web::Response add_file(web::Request const& request, Here& here, Id<Case> id) {
    auto const story = must_find(here, id);
    web::Form const form(request);
    auto const whom = form.text("for");
    auto const there = all_files(here.db, id).size();
    auto const judged = judge_files(request, "file", most_files_of_case - std::min(there, most_files_of_case),
                                    fmt::format("A case holds {} files. Put several on one", most_files_of_case));
    auto problems = judged.problems;
    if (whom != "staff" && whom != "person") {
        problems.push_back({"for", "Choose who may see it"});
        return show(here, here.db, story, {form, problems});
    }
    if (judged.taken.empty()) {
        return show(here, here.db, story, {form, problems});
    }
    auto const held = hold_files(here, judged.taken);
    Doing const doing{here.me().id.number, here.now, here.working_days};
    return people::change(request, here, [&](store::Writing& db) {
        auto const seen = find_story(db, id, true);
        bool const for_person = whom == "person";
        attach_files(db, held, for_person ? files_of_person : files_of_staff, id);
        done(db, *seen, {"file_added", says_added(judged.taken), for_person}, next_version(db, *seen), doing);
        return problems.empty() ? web::see(path_of_files(id)) : show(here, db, story, {form, problems});
    });
}

web::Response open_file(web::Request const&, Here& here, Id<Case> id, Id<work::HeldFile> file) {
    must_find(here, id);
    auto found = work::find_file(here.db, file, files_of_person, id.number);
    if (!found) {
        found = work::find_file(here.db, file, files_of_staff, id.number);
    }
    if (!found) {
        throw NotFound();
    }
    return served(here.db, *found, id);
}

web::Html files_panel(Story const& story, Here const& here) {
    auto const id = story.said.id;
    auto const list = list_of(all_files(here.db, id), id);
    auto const link = here.may(people::may::answer_complaints) || !list.empty()
                          ? govuk::element("p")
                                .classes("govuk-body")
                                .holding(loop::link(path_of_files(id),
                                                    list.empty() ? "Add a file" : "All files, and add one"))
                          : web::Html{};
    return list + link;
}

void tell_of_destroyed_files() {
    work::when_destroyed(std::string(files_of_person), [](store::Writing& db, work::HeldFile const& file, Instant now) {
        write_destroyed(db, file, true, now);
    });
    work::when_destroyed(std::string(files_of_staff), [](store::Writing& db, work::HeldFile const& file, Instant now) {
        write_destroyed(db, file, false, now);
    });
}

}  // namespace heed::complaints
