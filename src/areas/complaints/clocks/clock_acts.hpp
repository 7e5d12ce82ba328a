#pragma once
// The acts of this room: what one contact holds, what it waits for, which organisations it crosses, who the person is.

#include "areas/complaints/acts.hpp"

namespace heed::complaints {

// split_acts.cpp
extern Act const split_it;
extern Act const take_further;
extern Act const make_it_a_complaint;
extern Act const say_what_it_is;

// time_acts.cpp
extern Act const hold_it;
extern Act const take_longer;

// body_acts.cpp
extern Act const say_who_leads;
extern Act const name_an_organisation;
extern Act const send_it_on;
extern Act const refuse_representative;

// person_acts.cpp
extern Act const say_who_may_know;
extern Act const correct_contact;
extern Act const record_representation;
extern Act const record_facts;

}  // namespace heed::complaints
