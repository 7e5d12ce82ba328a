#pragma once
// The page of a task: whom to tell, how, the words to say or the letter to print, and that it was done.

#include "areas/complaints/told_back.hpp"
#include "people/site.hpp"

namespace heed::complaints {

web::Response show_telling_task(web::Request const& request, people::Here& here, Id<Case> id, Id<TellingTask> telling);
web::Response end_telling_task(web::Request const& request, people::Here& here, Id<Case> id, Id<TellingTask> telling);
web::Response show_telling_letter(web::Request const& request, people::Here& here, Id<Case> id,
                                  Id<TellingTask> telling);

/// The tasks of a case for its page; empty where there are none.
web::Html telling_tasks_of(people::Here const& here, Id<Case> id);

}  // namespace heed::complaints
