#pragma once
// Where tests play stories: a fresh store, a clock that stands still (Monday 23 November 2026, 10am), the named cast as
// members with their roles, and a site on which the test mounts what it wants.
//
//     people::Stage stage;
//     stage.mount(complaints::mount);
//     auto const page = stage.as(people::dev).get("/complaints");
//     CHECK(page.says("No complaints yet"));
//     CHECK(stage.anybody().post("/tell-us", {{"what", "The carer came late"}}).status == 303);

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "people/cast.hpp"
#include "people/members.hpp"
#include "people/site.hpp"
#include "store/tests/fresh_store.hpp"

namespace heed::people {

/// An answer as a reader of the page sees it.
struct Answer {
    int status = 0;
    std::string location;  ///< where a redirect goes
    std::string body;
    std::vector<web::Field> headers;

    /// Whether the page says this: searched in its text, without tags, with single spaces.
    bool says(std::string_view words) const;
    std::string text() const;
    /// The first header of that name, or "".
    std::string header(std::string_view name) const;
    /// The value of the first form field of that name in the page, or "".
    std::string field(std::string_view name) const;
};

class Stage;

/// Somebody who uses a browser: signed in or not.
class Visitor {
public:
    Answer get(std::string const& path_and_query) const;
    /// Sends a form as our own page does: with its token and a fresh idempotency key, unless the fields have their own.
    Answer post(std::string const& path, std::vector<web::Field> fields = {}) const;
    Answer upload(std::string const& path, std::vector<web::Field> fields, std::vector<web::Upload> files) const;

    /// The request that `get` or `post` would send, to be changed before it is sent with Stage::send.
    Request request(web::Method method, std::string const& path_and_query, std::vector<web::Field> fields = {}) const;

    /// The member who is signed in; id 0 for anybody.
    Member const& member() const { return member_; }

private:
    friend class Stage;
    Visitor(Stage& stage, CouncilId council, Member member)
        : stage_(stage), council_(council), member_(std::move(member)) {}

    Stage& stage_;
    CouncilId council_;
    Member member_;
};

class Stage {
public:
    Stage();

    void mount(void (*mount)(Site&)) { mount(site); }

    /// Signed in as this member of the cast (Frank at Ashcombe, all others at Thornmere).
    Visitor as(CastMember const& who);
    /// Signed in as any member.
    Visitor as(CouncilId council, Id<Member> member);
    /// Without an account, at Thornmere.
    Visitor anybody(CouncilId council = store::thornmere);

    Member member(CastMember const& who);
    Answer send(Request const& request) const;

    /// How many events the council has; a page that only reads adds none.
    std::int64_t events(CouncilId council = store::thornmere);

    template <class Work>
    auto write(Work&& work, CouncilId council = store::thornmere) {
        return store::in_one_go(*store, council, std::forward<Work>(work));
    }
    template <class Look>
    auto read(Look&& look, CouncilId council = store::thornmere) {
        return store::read(*store, council, std::forward<Look>(look));
    }

    store::FreshStore store;
    StandingClock clock;
    Site site;

private:
    friend class Visitor;
    struct Browser {
        std::string cookie;
        std::string form_key;
        Instant used;
    };
    /// The session of that member, begun when there is none that stands.
    Browser const& browser_of(CouncilId council, Id<Member> member);

    std::map<std::pair<CouncilId, Id<Member>>, Browser> browsers_;
};

/// What a reader sees of a page: tags left out, entities read, white space in single spaces.
std::string text_of(std::string_view html);

}  // namespace heed::people
