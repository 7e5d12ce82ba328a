#include "areas/complaints/recourse.hpp"

#include <algorithm>
#include <initializer_list>

#include "areas/complaints/clocks/clocks.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

bool says_one_of(std::string_view words, std::initializer_list<std::string_view> these) {
    return std::ranges::any_of(these, [&](auto one) { return words.find(one) != std::string_view::npos; });
}

bool says_that_they_may(std::string_view words) { return says_one_of(words, {"right", "you can ", "you may "}); }

std::string commissioner_paragraph() {
    return "If you are not happy with this, you have the right to complain to the Information Commissioner. The "
           "address "
           "is ico.org.uk/make-a-complaint and the telephone number is 0303 123 1113.";
}

}  // namespace

Recourse recourse_of(Track track, std::int64_t stage) {
    switch (track) {
        case Track::statutory: return Recourse::ombudsman;
        case Track::corporate_code: return stage == 1 ? Recourse::next_stage : Recourse::ombudsman;
        case Track::data_protection:
        case Track::subject_access: return Recourse::commissioner;
        case Track::financial_review: return Recourse::complaint;
        default: break;
    }
    return Recourse::nobody;
}

std::string heading_of(Recourse recourse) {
    switch (recourse) {
        case Recourse::ombudsman: return "The Ombudsman";
        case Recourse::commissioner: return "The Information Commissioner";
        case Recourse::next_stage: return "If you are not happy with this answer";
        case Recourse::complaint: return "You can still complain";
        case Recourse::nobody: break;
    }
    return {};
}

std::string paragraph_of(Recourse recourse) {
    switch (recourse) {
        case Recourse::ombudsman: return ombudsman_paragraph();
        case Recourse::commissioner: return commissioner_paragraph();
        case Recourse::next_stage:
            return "If you are not happy with this answer, you can ask us to look at it again. This is stage 2: "
                   "somebody "
                   "else looks into it. Tell us on the page where you follow your complaint, or ring or write to us. "
                   "If "
                   "you are still not happy after that, you may go to the Local Government and Social Care Ombudsman.";
        case Recourse::complaint: return complaint_stays_open();
        case Recourse::nobody: break;
    }
    return {};
}

std::string easy_words_of(Recourse recourse) {
    switch (recourse) {
        case Recourse::ombudsman:
            return "You can ask the Ombudsman to look at it.\nThe Ombudsman is not part of the council.\nIt costs "
                   "nothing.\nTelephone: 0300 061 0614\nOn the internet: www.lgo.org.uk";
        case Recourse::commissioner:
            return "You can ask the Information Commissioner to look at it.\nThe Commissioner is not part of the "
                   "council.\nIt costs nothing.\nTelephone: 0303 123 1113\nOn the internet: "
                   "ico.org.uk/make-a-complaint";
        case Recourse::next_stage:
            return "You can ask us to look at it again.\nSomebody else will look at it.\nWe call this stage 2.";
        case Recourse::complaint: return "You can still complain to us about it.\nYou can do it now or later.";
        case Recourse::nobody: break;
    }
    return {};
}

bool names(Recourse recourse, std::string_view paragraph) {
    auto const words = lowered(paragraph);
    switch (recourse) {
        case Recourse::ombudsman:
            return says_one_of(words, {"local government and social care ombudsman"}) && says_that_they_may(words) &&
                   says_one_of(words, {"lgo.org.uk", "0300 061 0614"});
        case Recourse::commissioner:
            return says_one_of(words, {"information commissioner"}) && says_that_they_may(words) &&
                   says_one_of(words, {"ico.org.uk", "0303 123 1113"});
        case Recourse::next_stage: return says_one_of(words, {"stage 2"}) && says_that_they_may(words);
        case Recourse::complaint: return says_one_of(words, {"complain"}) && says_that_they_may(words);
        case Recourse::nobody: break;
    }
    return true;
}

std::string ask_for(Recourse recourse) {
    switch (recourse) {
        case Recourse::ombudsman:
            return "Say that the person has the right to go to the Local Government and Social Care Ombudsman, and how "
                   "to "
                   "reach it: www.lgo.org.uk or 0300 061 0614";
        case Recourse::commissioner:
            return "Say that the person has the right to complain to the Information Commissioner, and how: "
                   "ico.org.uk/make-a-complaint or 0303 123 1113";
        case Recourse::next_stage: return "Say that the person can ask for it to be looked at again: stage 2";
        case Recourse::complaint: return "Say that the person can still complain";
        case Recourse::nobody: break;
    }
    return {};
}

std::string source_of_answer(Track track, std::int64_t stage) {
    static WorkingDays const days;
    static Clocks const shipped(days);
    for (auto const clock : {"limit", "answer"}) {
        if (auto const* rule = shipped.find(track, stage, clock)) {
            return rule->source;
        }
    }
    return "our own norm";
}

std::string complaint_stays_open() {
    return "You can still make a complaint about it, now or later. This review does not take that away.";
}

std::string ombudsman_paragraph() {
    return "If you are not happy with this answer, you have the right to take your complaint to the Local Government "
           "and Social Care Ombudsman. It is free and independent of the council. Its address is www.lgo.org.uk and "
           "its "
           "telephone number is 0300 061 0614.";
}

std::string rights_paragraph(Track track) {
    if (recourse_of(track, 1) == Recourse::commissioner) {
        return commissioner_paragraph();
    }
    return track == Track::corporate_code
               ? "If you are not happy with this, the Local Government and Social Care Ombudsman is free and "
                 "independent of the council. Its address is www.lgo.org.uk and its telephone number is 0300 061 0614."
               : ombudsman_paragraph();
}

}  // namespace heed::complaints
