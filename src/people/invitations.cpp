#include "people/invitations.hpp"

#include "store/events.hpp"
#include "store/hash.hpp"
#include "web/random.hpp"

namespace heed::people {

namespace {

struct Invitation {
    std::string hash;
    Id<Member> member;
    std::int64_t invited_by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (hash, member, invited_by, at))

SendInvitation& sender() {
    static SendInvitation one;
    return one;
}

}  // namespace

std::string invite(store::Writing& db, Id<Member> member, Instant now, std::int64_t by) {
    store::act(db, "delete from invitations where council = :council and member = :member", db.council(), member);
    auto const secret = web::random_hex(32);
    store::insert(db, "invitations", Invitation{store::sha256(secret), member, by, now});
    store::note(db, {"member", member.number, "invited", "", by, now});
    return "/join/" + secret;
}

std::string add_and_invite(store::Writing& db, NewMember const& member, Instant now, std::int64_t by) {
    return invite(db, add_member(db, member, now, by), now, by);
}

std::optional<Member> find_invited(store::Reading const& db, std::string_view secret, Instant now) {
    auto const invitation = store::row<Invitation>(
        db, "select hash, member, invited_by, at from invitations where council = :council and hash = :hash",
        db.council(), store::sha256(secret));
    if (!invitation || now >= invitation->at + invitation_stands_for) {
        return std::nullopt;
    }
    auto member = find_member(db, invitation->member);
    return member && !member->ended_at ? member : std::nullopt;
}

void forget_old_invitations(store::Writing& db, Instant now) {
    store::act(db, "delete from invitations where council = :council and at <= :over", db.council(),
               now - invitation_stands_for);
}

void send_invitations_by(SendInvitation send) { sender() = std::move(send); }

SendInvitation const& send_invitation() { return sender(); }

}  // namespace heed::people
