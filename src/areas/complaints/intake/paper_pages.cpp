#include "areas/complaints/intake/paper_pages.hpp"

#include "areas/complaints/fields.hpp"
#include "areas/complaints/intake/journey_parts.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/way_in_settings.hpp"
#include "loop/parts.hpp"
#include "web/view.hpp"

namespace heed::complaints {

using people::Here;

namespace {

struct EasyStep {
    web::Html picture;
    std::vector<std::string> sentences;
    std::string link;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(EasyStep, (), (picture, sentences, link, words))

struct EasyReadView {
    std::string council;
    std::vector<EasyStep> steps;
    std::string phone;
    bool has_phone = false;
};
BOOST_DESCRIBE_STRUCT(EasyReadView, (), (council, steps, phone, has_phone))
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
    }
    return asked;
}

}  // namespace

web::Response show_easy_read(web::Request const&, Here& here) {
    auto const settings = way_in_settings(here.db);
    EasyReadView const view{
        .council = here.council.name,
        .steps = {{easy_picture("write"),
                   {"Something went wrong?", "You can tell us.", "This is a complaint.", "We must look into it."},
                   "/tell-us/complaint?easy=yes",
                   "Tell us what went wrong"},
                  {easy_picture("help"),
                   {"Are you worried?", "You can tell us that too.", "You do not have to be sure."},
                   "/tell-us/concern?easy=yes",
                   "Tell us what worries you"},
                  {easy_picture("wish"),
                   {"Was somebody good to you?", "We like to know."},
                   "/tell-us/compliment",
                   "Tell us what went well"},
                  {easy_picture("answer"),
                   {"Have you told us before?", "You can read our answer here."},
                   "/follow",
                   "Read our answer"}},
        .phone = settings.phone,
        .has_phone = !settings.phone.empty()};
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
