#pragma once
// The files of a case: what the person sent or was given, and what only staff see. Served to who may see the case, and only
// when they were found clean.

#include "areas/complaints/acts.hpp"
#include "people/site.hpp"
#include "work/attachments.hpp"

namespace heed::complaints {

/// Subjects of work::HeldFile. The first is shown to the person who follows the case.
constexpr std::string_view files_of_person = "complaint";
constexpr std::string_view files_of_staff = "complaint_staff";

constexpr std::size_t most_files = 10;  ///< of one draft, and of what a person adds to a case
constexpr std::size_t most_files_of_case = 200;

web::Response show_files(web::Request const& request, people::Here& here, Id<Case> id);
web::Response add_file(web::Request const& request, people::Here& here, Id<Case> id);
web::Response open_file(web::Request const& request, people::Here& here, Id<Case> id, Id<work::HeldFile> file);

/// For the page of a case; empty where it has none.
web::Html files_panel(Story const& story, people::Here const& here);

/// The file to keep: never shown in the browser's page, never run.
web::Response served(store::Reading const& db, work::HeldFile const& file, Id<Case> id);

/// "kitchen.jpg (photograph, 340 kB)".
std::string in_words(work::HeldFile const& file);
/// For a resident: "We check it for viruses." and so on.
std::string standing_for_person(work::HeldFile const& file);

/// Several files that were chosen at once, each judged by itself. One that is refused keeps the others from nothing; where
/// several came, its problem begins with its name. All problems stand at the field.
struct JudgedFiles {
    std::vector<work::Arrived> taken;
    Problems problems;
};
/// `room`: how many more may come; `when_full` is said of those beyond.
JudgedFiles judge_files(web::Request const& request, std::string_view field, std::size_t room,
                        std::string const& when_full);

/// Below the list of files: each that was refused, with why. Empty for one file, whose problem stands at the field.
web::Html refused_files(Problems const& problems);
/// At the field itself.
std::string error_of_files(Problems const& problems);

/// Every upload of this field, none or many, or what is wrong with each.
Outcome<std::vector<work::Arrived>> uploads_in(web::Request const& request, std::string_view field);
std::vector<Id<work::HeldFile>> hold_files(people::Here& here, std::vector<work::Arrived> const& files);
void attach_files(store::Writing& db, std::vector<Id<work::HeldFile>> const& files, std::string_view subject,
                  Id<Case> id);

/// What the job calls when a virus was found: an entry for staff, and words for the person where it was theirs.
void tell_of_destroyed_files();

}  // namespace heed::complaints
