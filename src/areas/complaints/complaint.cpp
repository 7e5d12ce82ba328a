#include "areas/complaints/complaint.hpp"

#include "kernel/text.hpp"

namespace heed::complaints {

std::string spoken(Kind kind) { return std::string(name_of(kind)); }

std::string spoken(Channel channel) {
    switch (channel) {
        case Channel::web_form: return "web form";
        case Channel::phone: return "telephone";
        case Channel::letter: return "letter";
        case Channel::email: return "e-mail";
        case Channel::in_person: return "in person";
    }
    return {};
}

std::string spoken(AnswerBy answer_by) {
    switch (answer_by) {
        case AnswerBy::email: return "by e-mail";
        case AnswerBy::phone: return "by telephone";
        case AnswerBy::letter: return "by letter";
        case AnswerBy::no_reply: return "no reply: they follow it with their reference";
    }
    return {};
}

std::string spoken(Basis basis) {
    switch (basis) {
        case Basis::speaks_for_self: return "for themselves";
        case Basis::consent: return "the person knows and agrees";
        case Basis::lasting_power_of_attorney: return "lasting power of attorney";
        case Basis::deputy: return "deputy appointed by the court";
        case Basis::child: return "the person is under 18";
        case Basis::death: return "the person has died";
        case Basis::best_interests: return "the person cannot decide this for themselves";
        case Basis::does_not_know: return "the person does not know";
    }
    return {};
}

std::string spoken(Doubt doubt) {
    switch (doubt) {
        case Doubt::none: return {};
        case Doubt::hidden_field_filled:
            return "A field that people cannot see was filled in, so a machine may have sent this.";
        case Doubt::sent_too_fast: return "The form was sent within 3 seconds, so a machine may have sent this.";
        case Doubt::many_from_one_network:
            return "More than 5 forms came from one network within an hour. It may be a shared line, such as a relay "
                   "service.";
    }
    return {};
}

std::string spoken(Verdict verdict) {
    switch (verdict) {
        case Verdict::upheld: return "upheld";
        case Verdict::partly: return "partly upheld";
        case Verdict::not_upheld: return "not upheld";
    }
    return {};
}

std::string spoken(Ending ending) {
    switch (ending) {
        case Ending::excluded_8_1_a: return "8(1)(a): made by a responsible body";
        case Ending::excluded_8_1_b: return "8(1)(b): made by an employee about their employment";
        case Ending::excluded_8_1_c: return "8(1)(c): said aloud and put right by the next working day";
        case Ending::excluded_8_1_d: return "8(1)(d): the same matter as one put right under (c)";
        case Ending::excluded_8_1_e: return "8(1)(e): already investigated";
        case Ending::excluded_8_1_f: return "8(1)(f): with the Ombudsman, now or before";
        case Ending::excluded_8_1_g: return "8(1)(g): a Freedom of Information request that was not answered";
        case Ending::excluded_8_1_h: return "8(1)(h): a superannuation scheme";
        case Ending::out_of_time: return "made more than 12 months after the matter (regulation 12)";
        case Ending::withdrawn: return "withdrawn by the person who made it";
        case Ending::looked_into: return "looked into";
        case Ending::passed_on: return "passed on to those it thanks";
        case Ending::not_a_message: return "not a message from a person";
        case Ending::representative_refused: return "regulation 5: not the person to speak for them";
        case Ending::sent_to_right_body: return "regulation 6: sent to the organisation whose matter it is";
        case Ending::done_as_asked: return "done as asked";
        case Ending::became_a_complaint: return "became a complaint";
        case Ending::review_decided: return "decided";
        case Ending::records_given: return "the records were given";
        case Ending::records_refused: return "the records were not given";
        case Ending::referred_to_safeguarding: return "safeguarding was told";
        case Ending::refused_under_code: return "Code 2.4: not taken, and the right to the Ombudsman was given";
    }
    return {};
}

std::string what_it_is(Kind kind, Track track, std::int64_t stage) {
    switch (track) {
        case Track::corporate_code: return stage == 2 ? "corporate complaint, stage 2" : "corporate complaint";
        case Track::data_protection: return "data protection complaint";
        case Track::subject_access: return "request for records";
        case Track::financial_review: return "review of a financial assessment";
        case Track::service_request: return "service request";
        case Track::safeguarding: return "safeguarding concern";
        default: return spoken(kind);
    }
}

Track first_track(Kind kind) {
    switch (kind) {
        case Kind::complaint: return Track::statutory;
        case Kind::request: return Track::service_request;
        default: return Track::none;
    }
}

std::string what_it_is(Case const& said) { return what_it_is(said.kind, said.track, said.stage); }

std::vector<std::string> support_needs(Teller const& teller) {
    std::vector<std::string> needs;
    auto const add = [&](bool needed, std::string words) {
        if (needed) {
            needs.push_back(std::move(words));
        }
    };
    add(teller.large_print, "Large print");
    add(teller.easy_read, "Easy Read");
    add(teller.british_sign_language, "British Sign Language");
    add(!teller.interpreter_language.empty(), "Interpreter: " + teller.interpreter_language);
    for (auto const need : split(teller.other_needs, ';')) {
        add(!trimmed(need).empty(), std::string(trimmed(need)));
    }
    add(teller.advocate, "Wants an advocate");
    add(!teller.somebody_to_ring.empty(), "Ring instead: " + teller.somebody_to_ring);
    return needs;
}

}  // namespace heed::complaints
