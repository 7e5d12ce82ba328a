#include "areas/complaints/intake/paper_pages.hpp"

#include "areas/complaints/fields.hpp"
#include "areas/complaints/intake/journey_parts.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/way_in_settings.hpp"
#include "loop/parts.hpp"
#include "web/easy_read.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

struct EasyReadView {
    std::vector<web::Html> first;
    std::vector<web::Html> ways;
    std::vector<web::Html> help;
};
BOOST_DESCRIBE_STRUCT(EasyReadView, (), (first, ways, help))
web::Template<EasyReadView> const easy_read_page{"areas/complaints/views/easy_read.html"};

struct PaperQuestion {
    int number = 0;
    std::string title;
    bool has_hint = false;
    std::string hint;
    std::vector<std::string> boxes;
    bool lines = false;
    bool many_lines = false;
};
BOOST_DESCRIBE_STRUCT(PaperQuestion, (), (number, title, has_hint, hint, boxes, lines, many_lines))

struct PaperView {
    std::string council;
    std::vector<PaperQuestion> questions;
    web::Html address;
    bool has_address = false;
    std::string phone;
    bool has_phone = false;
};
BOOST_DESCRIBE_STRUCT(PaperView, (), (council, questions, address, has_address, phone, has_phone))
web::Template<PaperView> const paper_page{"areas/complaints/views/paper.html"};

std::vector<std::string> need_boxes() {
    return {"Large print",
            "Easy Read",
            "Braille",
            "A recording to listen to",
            "British Sign Language",
            "A hearing loop",
            "Calls through a relay service",
            "An advocate",
            "Something else:"};
}

/// The order of the form of staff, "Log a call or a letter", so that it is typed in from top to bottom.
std::vector<PaperQuestion> paper_questions() {
    std::vector<PaperQuestion> asked{
        {1, "What is this?", false, "", {"A complaint", "A concern", "A thank you"}, false, false},
        {2, "What happened?", true, "Use your own words. Add more paper if you need it.", {}, false, true}};
    for (auto const& question : all_questions()) {
        if (question.step == "said" || question.asks == Asks::help || question.asks == Asks::files) {
            continue;
        }
        PaperQuestion on_paper{static_cast<int>(asked.size()) + 1,
                               std::string(question.title.plain),
                               !question.hint.plain.empty(),
                               std::string(question.hint.plain),
                               {},
                               true,
                               question.step == "wanted"};
        for (auto const& choice : question.choices) {
            on_paper.boxes.emplace_back(choice.value == "no_reply" ? "I will read it on the web" : choice.text.plain);
        }
        if (question.asks == Asks::needs) {
            on_paper.boxes = need_boxes();
        }
        on_paper.lines = (on_paper.boxes.empty() || question.asks == Asks::needs || question.asks == Asks::safe) &&
                         !on_paper.many_lines;
        asked.push_back(std::move(on_paper));
        if (question.asks == Asks::day) {
            asked.push_back({static_cast<int>(asked.size()) + 1,
                             "When did you first know about it, if that was later?",
                             true,
                             "You can say it roughly. For example: last spring.",
                             {},
                             true,
                             false});
        }
    }
    return asked;
}

/// Sentences, and where they lead.
web::Html leads(std::string_view picture, std::vector<std::string> const& sentences, std::string_view path,
                std::string_view words) {
    web::Html says;
    for (auto const& sentence : sentences) {
        govuk::add_line(says, loop::paragraph(sentence));
    }
    auto const link =
        govuk::element("a").classes("govuk-link govuk-!-font-weight-bold").with("href", path).holding(words);
    govuk::add_line(says, govuk::element("p").classes("govuk-body").holding(link));
    return web::easy_step(picture, says);
}

}  // namespace

web::Response show_easy_read(web::Request const&, Here& here) {
    auto const settings = way_in_settings(here.db);
    auto const about_care = fmt::format("{} helps people with care.", here.council.name);
    EasyReadView view{
        .first = {web::easy_step("ask", {about_care, "You can tell us how it is."}),
                  web::easy_step("secret", {"You do not have to say who you are."}),
                  web::easy_step("safe", {"Your care stays the same."})},
        .ways = {leads("write",
                       {"Something went wrong?", "You can tell us.", "This is a complaint.", "We must look into it."},
                       "/tell-us/complaint?easy=yes", "Tell us what went wrong"),
                 leads("face-bad", {"Are you worried?", "You can tell us that too.", "You do not have to be sure."},
                       "/tell-us/concern?easy=yes", "Tell us what worries you"),
                 leads("treated", {"Was somebody good to you?", "We like to know."}, "/tell-us/compliment",
                       "Tell us what went well"),
                 leads("answer", {"Have you told us before?", "You can read our answer here."}, "/follow",
                       "Read our answer")},
        .help = {web::easy_step("help", {"A friend can help you.", "An advocate can help you.",
                                         "An advocate helps you to say what you want."})}};
    if (!settings.phone.empty()) {
        view.help.push_back(web::easy_step("phone", {fmt::format("You can ring us on {}.", settings.phone)}));
    }
    view.help.push_back(leads("check", {"You can fill in a form with a pen."}, "/tell-us/print", "Print the form"));
    return people::show_resident(here, "Tell us – Easy Read", easy_read_page(view));
}

web::Response show_printed_form(web::Request const&, Here& here) {
    auto const settings = way_in_settings(here.db);
    PaperView const view{.council = here.council.name,
                         .questions = paper_questions(),
                         .address = with_line_breaks(settings.paper_address),
                         .has_address = !settings.paper_address.empty(),
                         .phone = settings.phone,
                         .has_phone = !settings.phone.empty()};
    return people::show_resident(here, "A form to print", paper_page(view));
}

}  // namespace heed::complaints
