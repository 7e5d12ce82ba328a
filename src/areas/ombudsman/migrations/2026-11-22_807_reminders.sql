-- Who was reminded of which step, once for each date and each rung of the ladder. part_id: the number of the enquiry or the
-- draft, or the remedy's id.
create table ombudsman_reminders (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    part text not null,
    part_id bigint not null,
    due text not null,
    rung text not null,
    member bigint not null,
    on_day text not null,
    at bigint not null,
    primary key (council, id),
    unique (council, case_id, part, part_id, due, rung, member),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);
