#pragma once
// The way in, one question a page. The first question is asked by GET; each later page is the answer to a POST that carries
// the reference and the secret of the draft in hidden fields (docs/decisions/2026-11-22-one-question-a-page.md).

#include "areas/complaints/complaint.hpp"
#include "people/site.hpp"

namespace heed::complaints {

/// The first question, at /tell-us/complaint and /tell-us/concern. `easy=yes` in the address: in Easy Read.
web::Response show_first_question(web::Request const& request, people::Here& here, Kind kind);
/// Begins the draft.
web::Response answer_first_question(web::Request const& request, people::Here& here, Kind kind);

/// /tell-us/question: keeps the answer and shows the next question, the one before, the page of what to keep, or the one that
/// is to be changed.
web::Response answer_question(web::Request const& request, people::Here& here);
/// /tell-us/files: the page that adds a photograph, a paper or a recording, and takes one off.
web::Response answer_with_file(web::Request const& request, people::Here& here);
/// /tell-us/help: the words of one suggestion, and what became of it.
web::Response answer_with_help(web::Request const& request, people::Here& here);
/// /tell-us/send
web::Response send_it(web::Request const& request, people::Here& here);

/// /tell-us/come-back
web::Response show_come_back(web::Request const& request, people::Here& here);
web::Response come_back(web::Request const& request, people::Here& here);

/// For /follow, where the pair opens a draft that was never sent.
web::Response show_not_sent(people::Here const& here, web::Form const& pair);

}  // namespace heed::complaints
