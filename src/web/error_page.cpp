#include "web/error_page.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "web/html.hpp"
#include "web/layout.hpp"

namespace heed::web {

namespace {

struct Words {
    int status;
    std::string_view title;
    std::string_view what_happened;
    std::string_view what_next;
};

constexpr std::array<Words, 16> words{{
    {400, "We could not read that", "What your browser sent us was not complete, or was not written as we expect.",
     "Go back, check the address or the form, and try again."},
    {403, "You cannot see this page", "You may not open this page, or the form was open for too long and has expired.",
     "Go back, open the page again and try once more. If you need this page for your work, ask the person who looks "
     "after Heed in your council."},
    {404, "Page not found", "There is no page at this address, or it has been moved.",
     "If you typed the address, check that it is correct. If you followed a link, go to the start page and look from "
     "there."},
    {405, "That cannot be done here", "This page exists, but what your browser asked of it is not something it does.",
     "Go to the start page and find the form again from there."},
    {408, "That took too long", "We stopped waiting, because what you sent was arriving too slowly. Nothing was saved.",
     "Check your connection and send it again. If you were sending a file, try a smaller one."},
    {409, "Somebody else changed this first",
     "What you were working on was changed by somebody else in the meantime. "
     "Your change has not been saved.",
     "Go back, open the page again to see the change, and make yours again if it is still needed."},
    {411, "We could not read that", "Your browser did not say how long the form was, so we did not read it.",
     "Try again, or use another browser or another network."},
    {413, "What you sent is too big",
     "We stopped reading, because it is bigger than we can take. Nothing was saved. A "
     "file may be at most 25 megabytes.",
     "Send a smaller file, or send fewer files at a time."},
    {414, "The address is too long", "The address that your browser asked for is longer than we can read.",
     "Go to the start page and look from there."},
    {417, "We could not read that", "Your browser asked for something that we do not do.",
     "Try again, or use another browser."},
    {422, "There is a problem with what you sent", "Something in the form needs to be put right before we can save it.",
     "Go back, check your answers and send the form again."},
    {429, "Too many tries", "We have had too many tries from your network in a short time.",
     "Wait a few minutes and try again. What you want to tell us is still welcome; if it is urgent, phone the "
     "council."},
    {431, "We could not read that",
     "Your browser sent more than we can read before the page itself. Often this is an "
     "old cookie.",
     "Clear the cookies of this site in your browser and try again."},
    {500, "Sorry, there is a problem",
     "Something went wrong on our side. It is not your fault, and we have made a note "
     "of it.",
     "Try again in a few minutes. If it happens again, tell us the reference below."},
    {503, "Sorry, Heed cannot do that at the moment",
     "We cannot answer, or cannot save anything, for a short time. What "
     "you sent has not been saved.",
     "Wait a minute and try again. If you sent a form, sending it again is safe: it will be saved once only."},
    {505, "We could not read that", "Your browser speaks in a way that we do not understand.",
     "Try again, or use another browser."},
}};

Words const& words_of(int status) {
    auto const found = std::ranges::find(words, status, &Words::status);
    if (found != words.end()) {
        return *found;
    }
    return *std::ranges::find(words, status >= 500 ? 500 : 400, &Words::status);
}

Html main_of(Words const& said, std::string_view reference) {
    Html main{fmt::format("<div class=\"govuk-grid-row\">\n<div class=\"govuk-grid-column-two-thirds\">\n"
                          "<h1 class=\"govuk-heading-l\">{}</h1>\n<p class=\"govuk-body\">{}</p>\n"
                          "<p class=\"govuk-body\">{}</p>\n"
                          "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/\">Go to the start page</a></p>\n",
                          said.title, said.what_happened, said.what_next)};
    if (!reference.empty()) {
        main.text += fmt::format("<p class=\"govuk-body-s\">Reference: {}</p>\n", escaped(reference).text);
    }
    main.text += "</div>\n</div>";
    return main;
}

std::string bare_page(Words const& said, Html const& main) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>{} – Heed</title>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n<body>\n"
        "<main>\n{}\n</main>\n</body>\n</html>\n",
        said.title, main.text);
}

std::string drawn(Words const& said, std::string_view reference, std::string_view council_name) {
    auto const main = main_of(said, reference);
    try {
        ResidentFrame frame;
        frame.page.title = said.title;
        frame.page.council_name = council_name;
        return resident_page(frame, main);
    } catch (std::exception const&) {
        return bare_page(said, main);
    }
}

}  // namespace

std::string error_document(int status, std::string_view reference, std::string_view council_name) noexcept {
    try {
        return drawn(words_of(status), reference, council_name);
    } catch (...) {
        return "Sorry, there is a problem.";
    }
}

}  // namespace heed::web
