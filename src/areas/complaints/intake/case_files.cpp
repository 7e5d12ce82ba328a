#include "areas/complaints/intake/case_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/failure.hpp"
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

web::Response show(Here const& here, Story const& story, Typed const& typed) {
    auto const id = story.said.id;
    auto const files = list_of(all_files(here.db, id), id);
    FilesView const view{
        .back = govuk::back_link({.href = path_of(id)}),
        .problems = summary_of(typed.problems),
        .title = title_of(story),
        .flags = flags_of(story),
        .files = files.empty() ? paragraph("There are no files yet.") : files,
        .may_add = here.may(people::may::answer_complaints),
        .path = path_of_files(id),
        .form_fields = here.form_fields(),
        .fields = govuk::lines({govuk::file_upload({.name = "file",
                                                    .label = {.text = "Choose a file"},
                                                    .hint = "Up to 25 MB. " + std::string(work::kinds_in_words()) + ".",
                                                    .error = web::error_of(typed.problems, "file")}),
                                one_of(typed, {"for", "Who may see it?"},
                                       {{"staff", "Only staff"}, {"person", "The person too, when they follow it"}})}),
        .button = govuk::button({.text = "Add it", .prevent_double_click = true})};
    return people::show(here, "Files – " + view.title, files_page(view), typed.problems);
}

std::string plain_name(work::HeldFile const& file, Id<Case> id) {
    return fmt::format("{}-{}.{}", reference_of(id), file.id.number % 10'000, name_of(file.kind));
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

Outcome<work::Arrived> upload_in(web::Request const& request, std::string_view field) {
    auto const found = std::ranges::find(request.uploads, field, &web::Upload::field);
    if (found == request.uploads.end()) {
        return problem(std::string(field), "Choose a file");
    }
    return work::arrived(found->file_name, found->bytes, field);
}

Outcome<std::vector<work::Arrived>> uploads_in(web::Request const& request, std::string_view field) {
    std::vector<work::Arrived> files;
    for (auto const& upload : request.uploads) {
        if (upload.field != field) {
            continue;
        }
        auto const file = work::arrived(upload.file_name, upload.bytes, field);
        if (!file) {
            return tl::make_unexpected(file.error());
        }
        files.push_back(*file);
    }
    if (files.size() > most_files) {
        return problem(std::string(field), fmt::format("Choose {} files or fewer", most_files));
    }
    return files;
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
    return show(here, must_find(here, id), untyped());
}

web::Response add_file(web::Request const& request, Here& here, Id<Case> id) {
    auto const story = must_find(here, id);
    web::Form const form(request);
    auto const whom = form.text("for");
    auto const file = upload_in(request, "file");
    Problems problems;
    if (!file) {
        problems = file.error();
    }
    if (whom != "staff" && whom != "person") {
        problems.push_back({"for", "Choose who may see it"});
    }
    if (all_files(here.db, id).size() >= most_files_of_case) {
        problems.push_back({"file", fmt::format("There are {} files already. Put several on one", most_files_of_case)});
    }
    if (!problems.empty()) {
        return show(here, story, {form, problems});
    }
    auto const held = work::hold(here.store, here.council.id, *file, here.me().id.number, here.now);
    Doing const doing{here.me().id.number, here.now, here.working_days};
    return people::change(request, here, [&](store::Writing& db) {
        auto const seen = find_story(db, id, true);
        bool const for_person = whom == "person";
        work::attach(db, held, for_person ? files_of_person : files_of_staff, id.number);
        done(db, *seen, {"file_added", fmt::format("A file was added: {}.", file->name), for_person},
             next_version(db, *seen), doing);
        return web::see(path_of_files(id));
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
