CREATE TABLE access_ends (
    council bigint not null,
    member bigint not null,
    ended_by bigint not null,
    at bigint not null,
    primary key (council, member),
    foreign key (council, member) references members (council, id)
);

CREATE TABLE action_changes (
    council bigint not null references councils (id),
    action bigint not null,
    version bigint not null,
    what text not null,
    owner bigint not null,
    due text not null,
    strength text not null,
    area text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, action, version),
    foreign key (council, action) references actions (council, id)
);

CREATE TABLE actions (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    what text not null,
    owner bigint not null,
    due text not null,
    strength text not null,
    added_on text not null,
    at bigint not null,
    by bigint not null, area text not null default '',
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX actions_by_added on actions (council, added_on, id);

CREATE INDEX actions_by_learning_point on actions (council, learning_point, id);

CREATE TABLE actions_done (
    council bigint not null references councils (id),
    action bigint not null,
    done_on text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, action),
    foreign key (council, action) references actions (council, id)
);

CREATE TABLE actions_given_up (
    council bigint not null references councils (id),
    action bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, action),
    foreign key (council, action) references actions (council, id)
);

CREATE TABLE agreement_tallies (
    council bigint not null references councils (id),
    pair text not null,
    kept_from_worker bigint not null,
    one bigint not null,
    other bigint not null,
    number bigint not null,
    primary key (council, pair, kept_from_worker, one, other)
);

CREATE TABLE answers (
    council bigint not null references councils (id),
    key text not null,
    status bigint not null,
    location text not null,
    at bigint not null,
    primary key (council, key)
);

CREATE INDEX answers_by_age on answers (council, at);

CREATE TABLE api_answers (
    council bigint not null references councils (id),
    key text not null,
    fingerprint text not null,
    status bigint not null,
    location text not null,
    body text not null,
    at bigint not null,
    primary key (council, key)
);

CREATE INDEX api_answers_by_age on api_answers (council, at);

CREATE TABLE assessment_figures (
    council bigint not null,
    assessment bigint not null,
    finding bigint not null,
    place bigint not null,
    text text not null,
    value double precision not null,
    unit text not null,
    counted text not null,
    period text,
    comparator_text text,
    comparator_value double precision,
    comparator_of text,
    share_count bigint,
    share_of bigint,
    note text,
    primary key (council, assessment, finding, place),
    foreign key (council, finding) references assessment_findings (council, id)
);

CREATE TABLE assessment_findings (
    council bigint not null,
    id bigint not null,
    assessment bigint not null,
    n bigint not null,
    section text not null,
    text text not null,
    kind text not null,
    confidence double precision not null,
    systems text not null,
    primary key (council, id),
    foreign key (council, assessment) references assessments (council, id)
);

CREATE UNIQUE INDEX assessment_findings_in_order on assessment_findings (council, assessment, n);

CREATE TABLE assessment_signals (
    council bigint not null,
    assessment bigint not null,
    finding bigint not null,
    signal bigint not null,
    primary key (council, assessment, finding),
    foreign key (council, finding) references assessment_findings (council, id)
);

CREATE TABLE assessment_verdicts (
    council bigint not null,
    assessment bigint not null,
    finding bigint not null,
    version bigint not null,
    ruling text not null,
    kind text not null,
    systems text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, assessment, finding, version),
    foreign key (council, finding) references assessment_findings (council, id)
);

CREATE INDEX assessment_verdicts_counted on assessment_verdicts (council, assessment, version);

CREATE TABLE assessments (
    council bigint not null references councils (id),
    id bigint not null,
    title text not null,
    council_name text not null,
    statement text not null,
    score bigint,
    published_on text,
    text_hash text not null,
    findings bigint not null,
    read_by bigint not null,
    read_at bigint not null,
    primary key (council, id)
);

CREATE UNIQUE INDEX assessments_by_text on assessments (council, text_hash);

CREATE TABLE assessments_in_loop (
    council bigint not null,
    assessment bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, assessment),
    foreign key (council, assessment) references assessments (council, id)
);

CREATE TABLE briefing_asks (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    asked_on text not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);

CREATE TABLE briefing_boxes (
    council bigint not null references councils (id),
    briefing bigint not null,
    version bigint not null,
    place bigint not null,
    title text not null,
    hint text not null,
    says text not null,
    primary key (council, briefing, version, place),
    foreign key (council, briefing, version) references briefing_versions (council, briefing, version)
);

CREATE TABLE briefing_points (
    council bigint not null references councils (id),
    briefing bigint not null,
    learning_point bigint not null,
    share bigint not null,
    primary key (council, briefing, learning_point),
    foreign key (council, briefing) references briefings (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX briefing_points_by_learning_point on briefing_points (council, learning_point, briefing);

CREATE TABLE briefing_readers (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    team bigint not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);

CREATE INDEX briefing_readers_by_team on briefing_readers (council, briefing, team, member);

CREATE TABLE briefing_receipts (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    version bigint not null,
    team bigint not null,
    needed bigint not null,
    read_on text not null,
    at bigint not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);

CREATE INDEX briefing_receipts_by_day on briefing_receipts (council, read_on, briefing, member);

CREATE TABLE briefing_sendings (
    council bigint not null references councils (id),
    briefing bigint not null,
    version bigint not null,
    to_whom text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, briefing, version),
    foreign key (council, briefing, version) references briefing_versions (council, briefing, version)
);

CREATE TABLE briefing_team_tallies (
    council bigint not null references councils (id),
    briefing bigint not null,
    team bigint not null,
    needed bigint not null,
    have_read bigint not null,
    others_read bigint not null,
    asked bigint not null,
    used bigint not null,
    not_yet bigint not null,
    does_not_concern_me bigint not null,
    primary key (council, briefing, team),
    foreign key (council, briefing) references briefings (council, id)
);

CREATE TABLE briefing_template_boxes (
    council bigint not null references councils (id),
    template bigint not null,
    place bigint not null,
    title text not null,
    hint text not null,
    begins_with text not null,
    primary key (council, template, place),
    foreign key (council, template) references briefing_templates (council, id)
);

CREATE TABLE briefing_templates (
    council bigint not null references councils (id),
    id bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

CREATE TABLE briefing_uses (
    council bigint not null references councils (id),
    member bigint not null,
    briefing bigint not null,
    answer text not null,
    how text not null,
    on_day text not null,
    at bigint not null,
    primary key (council, member, briefing),
    foreign key (council, briefing) references briefings (council, id)
);

CREATE INDEX briefing_uses_by_briefing on briefing_uses (council, briefing, at, member);

CREATE TABLE briefing_versions (
    council bigint not null references councils (id),
    briefing bigint not null,
    version bigint not null,
    title text not null,
    words bigint not null,
    minutes bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, briefing, version),
    foreign key (council, briefing) references briefings (council, id)
);

CREATE TABLE briefings (
    council bigint not null references councils (id),
    id bigint not null,
    template bigint not null,
    made_at bigint not null,
    made_by bigint not null,
    title text not null,
    version bigint not null,
    minutes bigint not null,
    sent_version bigint not null,
    sent_title text not null,
    sent_on text,
    primary key (council, id)
);

CREATE INDEX briefings_drafts on briefings (council, id) where sent_version = 0;

CREATE INDEX briefings_sent on briefings (council, sent_on, id) where sent_version > 0;

CREATE TABLE briefings_over_budget (
    council bigint not null references councils (id),
    briefing bigint not null,
    says text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, briefing),
    foreign key (council, briefing) references briefings (council, id)
);

CREATE TABLE care_events (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    from_day text not null,
    to_day text not null,
    provider bigint not null,
    service bigint not null,
    pence bigint,
    how_known text not null,
    reference text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

CREATE INDEX care_events_by_day on care_events (council, from_day, kind, id);

CREATE INDEX care_events_by_reference on care_events (council, reference) where reference <> '';

CREATE TABLE case_acknowledgements (
    council bigint not null references councils (id),
    case_id bigint not null,
    on_day text not null,
    how text not null,
    discussion text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

CREATE TABLE case_answer_forms (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    form text not null,
    detail text not null,
    way text not null,
    owner bigint not null,
    due text not null,
    sent_on text,
    says text not null,
    sent_by bigint not null,
    at bigint not null,
    primary key (council, id)
);

CREATE INDEX case_answer_forms_by_case on case_answer_forms (council, case_id, id);

CREATE TABLE case_answers (
    council bigint not null references councils (id),
    case_id bigint not null,
    how_considered text not null,
    conclusions text not null,
    action_needed text not null,
    action text not null,
    ombudsman text not null,
    signatory text not null,
    signed_as text not null,
    sent_on text not null,
    late_reason text not null,
    by bigint not null,
    at bigint not null, on_behalf_of text not null default '',
    primary key (council, case_id)
);

CREATE INDEX case_answers_by_day on case_answers (council, sent_on, case_id);

CREATE TABLE case_bodies (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    name text not null,
    part text not null,
    asked_on text,
    wanted_by text,
    answered_on text,
    says text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_care_events (
    council bigint not null references councils (id),
    case_id bigint not null,
    event bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, event)
);

CREATE INDEX case_care_events_by_event on case_care_events (council, event, case_id);

CREATE TABLE case_clock_days (
    council bigint not null references councils (id),
    case_id bigint not null,
    clock text not null,
    due text not null,
    version bigint not null,
    at bigint not null,
    primary key (council, case_id, clock)
);

CREATE TABLE case_closings (
    council bigint not null references councils (id),
    case_id bigint not null,
    ending text not null,
    on_day text not null,
    reason text not null,
    by bigint not null,
    at bigint not null, notice_on text,
    primary key (council, case_id)
);

CREATE INDEX case_closings_by_day on case_closings (council, on_day, case_id, ending);

CREATE INDEX case_closings_by_ending on case_closings (council, ending, case_id);

CREATE TABLE case_contributors (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    organisation text not null,
    name text not null,
    email text not null,
    person_named bigint not null,
    consent_on text,
    consent_how text not null,
    link_key text not null,
    link text not null,
    code_hash text not null,
    due text not null,
    expires_on text not null,
    asked_on text not null,
    reminded_on text,
    revoked_on text,
    answered_at bigint,
    files bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, id)
);

CREATE INDEX case_contributors_by_case on case_contributors (council, case_id, id);

CREATE UNIQUE INDEX case_contributors_by_key on case_contributors (council, link_key);

CREATE INDEX case_contributors_to_remind on case_contributors (council, due, id)
    where answered_at is null and revoked_on is null and reminded_on is null;

CREATE TABLE case_draft_checks (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    draft bigint not null,
    fine bigint not null,
    says text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_draft_signatures (
    council bigint not null references councils (id),
    case_id bigint not null,
    draft bigint not null,
    signatory bigint not null,
    name text not null,
    signed_as text not null,
    signed_on text not null,
    how text not null,
    by bigint not null,
    at bigint not null, on_behalf_of text not null default '',
    primary key (council, case_id, draft)
);

CREATE TABLE case_drafts (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    how_considered text not null,
    conclusions text not null,
    action_needed text not null,
    action text not null,
    ombudsman text not null,
    late_reason text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_entries (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    version bigint not null,
    what text not null,
    says text not null,
    for_person bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_evidence (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    issue bigint not null,
    kind text not null,
    what text not null,
    with_whom text not null,
    on_day text not null,
    says text not null,
    reference text not null,
    by bigint not null,
    at bigint not null, file bigint not null default 0,
    primary key (council, case_id, number)
);

CREATE TABLE case_extensions (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    until text not null,
    told_on text not null,
    reason text not null,
    rights_told bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_facts (
    council bigint not null references councils (id),
    case_id bigint not null,
    provider text not null,
    sent_by_body text not null,
    ombudsman_reference text not null,
    ombudsman_told_on text,
    primary key (council, case_id)
);

CREATE INDEX case_facts_by_ombudsman_day on case_facts (council, ombudsman_told_on, case_id) where ombudsman_told_on is not null;

CREATE INDEX case_facts_by_ombudsman_reference on case_facts (council, ombudsman_reference, case_id);

CREATE TABLE case_findings (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    issue text not null,
    verdict text not null,
    by bigint not null,
    at bigint not null, reason text not null default '', relied_on text not null default '',
    primary key (council, case_id, number)
);

CREATE TABLE case_holds (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    why text not null,
    from_day text not null,
    look_again_on text not null,
    reason text not null,
    told text not null,
    ended_on text,
    ended_because text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_investigators (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    investigator bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_issues (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    issue text not null,
    agreed text not null,
    agreed_on text,
    left_out_because text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_joints (
    council bigint not null references councils (id),
    case_id bigint not null,
    lead_body text not null,
    consent text not null,
    consent_on text,
    single_response bigint not null,
    primary key (council, case_id)
);

CREATE TABLE case_latenesses (
    council bigint not null references councils (id),
    case_id bigint not null,
    good_reason text not null,
    still_fair text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

CREATE TABLE case_named_staff (
    council bigint not null references councils (id),
    case_id bigint not null,
    member bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, member)
);

CREATE TABLE case_needs_met (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    what text not null,
    how text not null,
    was_met bigint not null,
    on_day text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_needs_reviews (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    says text not null,
    sharing text not null,
    review_on text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE case_persons (
    council bigint not null references councils (id),
    contact bigint not null,
    person bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, contact)
);

CREATE INDEX case_persons_by_person on case_persons (council, person, contact);

CREATE TABLE case_plans (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    answer_due text not null,
    agreed_with text not null,
    agreed_on text not null,
    how text not null,
    by bigint not null,
    at bigint not null, who text not null default '', sent_on text,
    primary key (council, case_id, number)
);

CREATE TABLE case_questions (
    council bigint not null references councils (id),
    contributor bigint not null,
    number bigint not null,
    question text not null,
    answer text not null,
    answered_at bigint,
    primary key (council, contributor, number)
);

CREATE TABLE case_reaches (
    council bigint not null references councils (id),
    way text not null,
    spelt text not null,
    contact bigint not null,
    primary key (council, way, spelt, contact)
);

CREATE INDEX case_reaches_by_contact on case_reaches (council, contact);

CREATE TABLE case_readings (
    council bigint not null references councils (id),
    case_id bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

CREATE TABLE case_remedies (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    kind text not null,
    redress text not null,
    pence bigint not null,
    what text not null,
    owner bigint not null,
    due text not null,
    promised_on text not null,
    done_on text,
    evidence text not null,
    not_done_because text not null,
    learning_point bigint not null,
    action bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE INDEX case_remedies_by_day on case_remedies (council, due);

CREATE INDEX case_remedies_by_promise on case_remedies (council, promised_on, case_id);

CREATE INDEX case_remedies_open on case_remedies (council, due, case_id, number)
    where done_on is null and not_done_because = '';

CREATE TABLE case_remedy_updates (
    council bigint not null references councils (id),
    case_id bigint not null,
    remedy bigint not null,
    number bigint not null,
    says text not null,
    due_before text,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, remedy, number)
);

CREATE TABLE case_reminder_lines (
    council bigint not null references councils (id),
    reminder bigint not null,
    number bigint not null,
    case_id bigint not null,
    step text not null,
    due text not null,
    why text not null,
    primary key (council, reminder, number)
);

CREATE TABLE case_reminders (
    council bigint not null references councils (id),
    id bigint not null,
    member bigint not null,
    on_day text not null,
    mailed bigint not null,
    at bigint not null,
    primary key (council, id)
);

CREATE UNIQUE INDEX case_reminders_by_member on case_reminders (council, member, on_day);

CREATE TABLE case_representations (
    council bigint not null references councils (id),
    case_id bigint not null,
    made_by text not null,
    capacity_note text not null,
    advocate text not null,
    advocate_offered_on text,
    advocate_name text not null,
    primary key (council, case_id)
);

CREATE TABLE case_secrets (
    council bigint not null references councils (id),
    case_id bigint not null,
    secret text not null,
    primary key (council, case_id)
);

CREATE TABLE case_spoken_about (
    council bigint not null references councils (id),
    case_id bigint not null,
    about bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id)
);

CREATE TABLE case_tellers (
    council bigint not null references councils (id),
    case_id bigint not null,
    name text not null,
    answer_by text not null,
    email text not null,
    phone text not null,
    address text not null,
    safe_to_contact bigint not null,
    safe_note text not null,
    wants_to_hear bigint not null,
    basis text not null,
    whose_name text not null,
    relationship text not null,
    large_print bigint not null,
    easy_read bigint not null,
    british_sign_language bigint not null,
    advocate bigint not null,
    interpreter_language text not null,
    somebody_to_ring text not null, other_needs text not null default '',
    primary key (council, case_id)
);

CREATE TABLE case_tellings (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    telling bigint not null,
    about text not null,
    says text not null,
    way text not null,
    asked_with bigint not null,
    due text not null,
    owner bigint not null,
    at bigint not null,
    ended_on text,
    ended_by bigint not null,
    reached bigint not null,
    primary key (council, id)
);

CREATE INDEX case_tellings_by_about on case_tellings (council, about, id);

CREATE INDEX case_tellings_by_case on case_tellings (council, case_id, id);

CREATE INDEX case_tellings_by_task on case_tellings (council, asked_with, id);

CREATE TABLE case_tries (
    council bigint not null references councils (id),
    who text not null,
    stretch bigint not null,
    number bigint not null,
    primary key (council, stretch, who)
);

CREATE TABLE cases (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    channel text not null,
    said text not null,
    wanted text not null,
    about text not null,
    happened_on text,
    received_on text not null,
    received_at bigint not null,
    received_by bigint not null,
    kept_from_worker bigint not null,
    doubt text not null,
    officer bigint not null,
    service bigint not null,
    signal bigint not null,
    version bigint not null,
    next_step text not null,
    next_due text,
    closed_on text, track text not null default 'none', stage bigint not null default 1, contact bigint not null default 0, follows bigint not null default 0, noticed_on text, noticed_words text not null default '',
    primary key (council, id)
);

CREATE INDEX cases_by_contact on cases (council, contact, id);

CREATE INDEX cases_closed on cases (council, closed_on, id, kept_from_worker) where closed_on is not null;

CREATE INDEX cases_closed_by_kind on cases (council, kind, closed_on, id, kept_from_worker) where closed_on is not null;

CREATE INDEX cases_closed_by_track on cases (council, track, closed_on, id, kept_from_worker) where closed_on is not null;

CREATE INDEX cases_kept on cases (council, received_on, id) where kept_from_worker = 1 and next_due is not null;

CREATE INDEX cases_open on cases (council, next_due, id, kept_from_worker) where next_due is not null;

CREATE INDEX cases_open_by_kind on cases (council, kind, next_due, id, kept_from_worker) where next_due is not null;

CREATE INDEX cases_open_by_officer on cases (council, officer, next_due, id, kept_from_worker) where next_due is not null;

CREATE INDEX cases_open_by_officer_kind on cases (council, officer, kind, next_due, id, kept_from_worker) where next_due is not null;

CREATE INDEX cases_open_by_officer_track on cases (council, officer, track, next_due, id, kept_from_worker) where next_due is not null;

CREATE INDEX cases_open_by_track on cases (council, track, next_due, id, kept_from_worker) where next_due is not null;

CREATE INDEX cases_open_to_settle on cases (council, track, id, kept_from_worker) where next_due is not null;

CREATE INDEX cases_voices on cases (council, received_on, kind, service, kept_from_worker, doubt, id);

CREATE TABLE clock_change_settings (
    council bigint not null references councils (id),
    change bigint not null,
    track text not null,
    name text not null,
    was text not null,
    became text not null,
    at bigint not null,
    primary key (council, change, name)
);

CREATE INDEX clock_change_settings_by_track on clock_change_settings (council, track, at, name);

CREATE TABLE clock_changes (
    council bigint not null references councils (id),
    id bigint not null,
    track text not null,
    by bigint not null,
    at bigint not null,
    last_case bigint not null,
    looked bigint not null,
    moved bigint not null,
    kept_looked bigint not null,
    kept_moved bigint not null,
    finished_at bigint,
    primary key (council, id)
);

CREATE INDEX clock_changes_unfinished on clock_changes (council, id) where finished_at is null;

CREATE TABLE closings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX closings_by_learning_point on closings (council, learning_point, id);

CREATE TABLE complaint_settings (
    council bigint not null references councils (id),
    name text not null,
    value text not null,
    primary key (council, name)
);

CREATE TABLE compliments_passed_on (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    to_whom text not null,
    how text not null,
    on_day text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, number)
);

CREATE TABLE councils (
    id bigint not null primary key,
    slug text not null unique,
    name text not null,
    host text not null,
    demonstration bigint not null
);

CREATE TABLE deadlines (
    council bigint not null references councils (id),
    subject text not null,
    subject_id bigint not null,
    what text not null,
    says text not null,
    path text not null,
    may text not null,
    due text not null,
    owner bigint not null,
    met_on text,
    primary key (council, subject, subject_id, what)
);

CREATE INDEX deadlines_open on deadlines (council, may, due) where met_on is null;

CREATE INDEX deadlines_open_by_owner on deadlines (council, owner, due) where met_on is null;

CREATE TABLE decision_cards (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    decision text not null,
    reason text not null,
    decided_by text not null,
    decided_where text not null,
    elsewhere bigint not null,
    decided_on text not null,
    considered text not null,
    would_change text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX decision_cards_by_learning_point on decision_cards (council, learning_point, id);

CREATE TABLE drafts (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    easy bigint not null,
    answers text not null,
    started_at bigint not null,
    changed_at bigint not null,
    forget_on text not null,
    secret text not null,
    primary key (council, id)
);

CREATE INDEX drafts_to_forget on drafts (council, forget_on, id);

CREATE TABLE embeddings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX embeddings_by_learning_point on embeddings (council, learning_point, id);

CREATE TABLE ended_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    began text not null,
    stage text not null,
    kept_from_worker bigint not null,
    went_on bigint not null,
    days bigint not null,
    number bigint not null,
    primary key (council, about, about_id, began, stage, kept_from_worker, went_on, days)
);

CREATE TABLE equality_tallies (
    council bigint not null references councils (id),
    quarter text not null,
    kept bigint not null,
    dimension text not null,
    people_group text not null,
    number bigint not null,
    primary key (council, quarter, kept, dimension, people_group)
);

CREATE TABLE equality_tickets (
    council bigint not null references councils (id),
    ticket text not null,
    day text not null,
    primary key (council, ticket)
);

CREATE INDEX equality_tickets_by_day on equality_tickets (council, day);

CREATE TABLE events (
    council bigint not null references councils (id),
    number bigint not null,
    subject text not null,
    subject_id bigint not null,
    what text not null,
    detail text not null,
    by bigint not null,
    at bigint not null,
    hash text not null,
    primary key (council, number)
);

CREATE INDEX events_of_subject on events (council, subject, subject_id, number);

CREATE TABLE financial_waits (
    council bigint not null references councils (id),
    reference text not null,
    asked_on text not null,
    completed_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, reference)
);

CREATE INDEX financial_waits_by_day on financial_waits (council, asked_on, completed_on);

CREATE TABLE heard_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    month text not null,
    kept_from_worker bigint not null,
    kind text not null,
    number bigint not null,
    primary key (council, about, about_id, month, kept_from_worker, kind)
);

CREATE TABLE held_file_pieces (
    council bigint not null references councils (id),
    file_id bigint not null,
    number bigint not null,
    bytes text not null,
    primary key (council, file_id, number)
);

CREATE TABLE held_files (
    council bigint not null references councils (id),
    id bigint not null,
    subject text not null,
    subject_id bigint not null,
    name text not null,
    kind text not null,
    bytes bigint not null,
    sha256 text not null,
    standing text not null,
    received_at bigint not null,
    received_by bigint not null,
    scanned_at bigint,
    found text not null,
    tries bigint not null,
    next_try bigint not null,
    last_error text not null,
    primary key (council, id)
);

CREATE INDEX held_files_by_subject on held_files (council, subject, subject_id, id);

CREATE INDEX held_files_of_nothing on held_files (council, received_at, id) where subject = '';

CREATE INDEX held_files_to_scan on held_files (council, next_try, id) where standing = 'held';

CREATE TABLE invitations (
    council bigint not null,
    hash text not null,
    member bigint not null,
    invited_by bigint not null,
    at bigint not null,
    primary key (council, hash),
    foreign key (council, member) references members (council, id)
);

CREATE INDEX invitations_by_age on invitations (council, at);

CREATE INDEX invitations_of_member on invitations (council, member);

CREATE TABLE jobs (
    council bigint not null references councils (id),
    name text not null,
    next_run bigint not null,
    leased_until bigint not null,
    holder text not null,
    last_run bigint,
    last_error text not null,
    primary key (council, name)
);

CREATE TABLE learning_point_origins (
    council bigint not null references councils (id),
    learning_point bigint not null,
    kind text not null,
    author text not null,
    document text not null,
    place text not null,
    made_on text,
    own_words text not null,
    decide_by text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE TABLE learning_point_signals (
    council bigint not null references councils (id),
    learning_point bigint not null,
    signal bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point, signal),
    foreign key (council, learning_point) references learning_points (council, id),
    foreign key (council, signal) references signals (council, id)
);

CREATE INDEX learning_point_signals_by_signal on learning_point_signals (council, signal, learning_point);

CREATE TABLE learning_point_wordings (
    council bigint not null references councils (id),
    learning_point bigint not null,
    version bigint not null,
    sentence text not null,
    service bigint not null,
    owner bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point, version),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE TABLE learning_points (
    council bigint not null references councils (id),
    id bigint not null,
    sentence text not null,
    theme bigint not null,
    service bigint not null,
    owner bigint not null,
    made_on text not null,
    made_at bigint not null,
    made_by bigint not null,
    version bigint not null,
    stage text not null,
    standing text not null,
    next_due text,
    lapses_on text, origin text not null default 'own_learning', decision text not null default 'accepted', testable bigint not null default 0,
    primary key (council, id),
    foreign key (council, theme) references themes (council, id)
);

CREATE INDEX learning_points_by_decision on learning_points (council, decision, id);

CREATE INDEX learning_points_by_due on learning_points (council, next_due, id);

CREATE INDEX learning_points_by_lapse on learning_points (council, lapses_on, id);

CREATE INDEX learning_points_by_made on learning_points (council, made_on, id);

CREATE INDEX learning_points_by_origin on learning_points (council, origin, id);

CREATE INDEX learning_points_by_owner on learning_points (council, owner, id);

CREATE INDEX learning_points_by_service on learning_points (council, service, id);

CREATE INDEX learning_points_by_stage on learning_points (council, stage, id);

CREATE INDEX learning_points_by_standing on learning_points (council, standing, id);

CREATE INDEX learning_points_by_testable on learning_points (council, testable, id);

CREATE INDEX learning_points_by_theme on learning_points (council, theme, id);

CREATE TABLE mail_taken (
    council bigint not null references councils (id),
    message text not null,
    at bigint not null,
    primary key (council, message)
);

CREATE TABLE mail_waiting (
    council bigint not null references councils (id),
    id bigint not null,
    message text not null,
    sender text not null,
    said text not null,
    at bigint not null,
    primary key (council, id)
);

CREATE TABLE member_roles (
    council bigint not null,
    member bigint not null,
    role text not null,
    given_by bigint not null,
    at bigint not null,
    primary key (council, member, role),
    foreign key (council, member) references members (council, id)
);

CREATE INDEX members_by_role on member_roles (council, role, member);

CREATE TABLE members (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    email text not null,
    team bigint not null,
    demonstration bigint not null,
    version bigint not null,
    primary key (council, id)
);

CREATE UNIQUE INDEX members_by_email on members (council, email);

CREATE INDEX members_by_name on members (council, name, id);

CREATE INDEX members_by_team on members (council, team, id);

CREATE TABLE migrations (name text not null primary key, hash text not null);

CREATE TABLE ombudsman_benchmark_rows (
    council bigint not null references councils (id),
    version bigint not null,
    authority text not null,
    type text not null,
    investigations bigint not null,
    upheld bigint not null,
    received bigint,
    compliance double precision,
    late_remedies bigint,
    primary key (council, version, authority),
    foreign key (council, version) references ombudsman_benchmarks (council, id)
);

CREATE TABLE ombudsman_benchmarks (
    council bigint not null references councils (id),
    id bigint not null,
    year bigint not null,
    source text not null,
    number_of_rows bigint not null,
    at bigint not null,
    by bigint not null,
    withdrawn_at bigint,
    withdrawn_by bigint not null,
    why_withdrawn text not null,
    primary key (council, id)
);

CREATE UNIQUE INDEX ombudsman_benchmarks_that_stand on ombudsman_benchmarks (council, year) where withdrawn_at is null;

CREATE TABLE ombudsman_cases (
    council bigint not null references councils (id),
    id bigint not null,
    reference text not null,
    our_reference text not null,
    complaint bigint not null,
    category text not null,
    sub_category text not null,
    about text not null,
    service bigint not null,
    officer bigint not null,
    opened_on text not null,
    kept_from_worker bigint not null,
    version bigint not null,
    next_step text not null,
    next_due text,
    decided_on text,
    primary key (council, id),
    unique (council, reference)
);

CREATE INDEX ombudsman_cases_by_day on ombudsman_cases (council, opened_on, id);

CREATE INDEX ombudsman_cases_by_due on ombudsman_cases (council, next_due, id);

CREATE TABLE ombudsman_code_answers (
    council bigint not null references councils (id),
    assessment bigint not null,
    paragraph text not null,
    answer text not null,
    evidence text not null,
    signal bigint not null,
    answered_on text not null,
    by bigint not null, will_change text not null default '', change_by text,
    primary key (council, assessment, paragraph),
    foreign key (council, assessment) references ombudsman_code_assessments (council, id)
);

CREATE TABLE ombudsman_code_assessments (
    council bigint not null references councils (id),
    id bigint not null,
    year bigint not null,
    occasion text not null,
    what_changed text not null,
    begun_on text not null,
    response text not null,
    finished_on text,
    published_on text,
    taken_off_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

CREATE INDEX ombudsman_code_assessments_by_beginning on ombudsman_code_assessments (council, begun_on, id);

CREATE INDEX ombudsman_code_assessments_by_publication on ombudsman_code_assessments (council, published_on, id);

CREATE TABLE ombudsman_compliance (
    council bigint not null references councils (id),
    case_id bigint not null,
    outcome text not null,
    told_on text not null,
    says text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE INDEX ombudsman_compliance_by_day on ombudsman_compliance (council, told_on, case_id);

CREATE TABLE ombudsman_decision_corrections (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    cause text not null,
    because text not null,
    category text not null,
    decided_on text not null,
    summary text not null,
    fault text not null,
    injustice text not null,
    remedied_already bigint not null,
    published_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE TABLE ombudsman_decisions (
    council bigint not null references councils (id),
    case_id bigint not null,
    category text not null,
    decided_on text not null,
    summary text not null,
    fault text not null,
    injustice text not null,
    remedied_already bigint not null,
    published_on text,
    signal bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE INDEX ombudsman_decisions_by_day on ombudsman_decisions (council, decided_on, case_id);

CREATE TABLE ombudsman_drafts (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    received_on text not null,
    proposes text not null,
    comments_due text not null,
    commenter bigint not null,
    comments text not null,
    commented_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE TABLE ombudsman_elsewhere (
    council bigint not null references councils (id),
    id bigint not null,
    reference text not null,
    body text not null,
    category text not null,
    decision text not null,
    decided_on text,
    summary text not null,
    agreed_action text not null,
    asked bigint not null,
    asked_on text not null,
    due text not null,
    answer text not null,
    signal bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    unique (council, reference)
);

CREATE INDEX ombudsman_elsewhere_by_answer on ombudsman_elsewhere (council, answer, due, id);

CREATE TABLE ombudsman_elsewhere_answers (
    council bigint not null references councils (id),
    elsewhere bigint not null,
    number bigint not null,
    answer text not null,
    looked_at text not null,
    answered_on text not null,
    by bigint not null,
    at bigint not null,
    primary key (council, elsewhere, number),
    foreign key (council, elsewhere) references ombudsman_elsewhere (council, id)
);

CREATE TABLE ombudsman_enquiries (
    council bigint not null references councils (id),
    case_id bigint not null,
    number bigint not null,
    asks text not null,
    asked_on text not null,
    due text not null,
    answerer bigint not null,
    answered_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE TABLE ombudsman_evidence (
    council bigint not null references councils (id),
    case_id bigint not null,
    remedy bigint not null,
    number bigint not null,
    done_on text not null,
    says text not null,
    sent_on text not null,
    accepted_on text,
    refused_on text,
    why_refused text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, remedy, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE INDEX ombudsman_evidence_by_case on ombudsman_evidence (council, case_id, remedy, number);

CREATE TABLE ombudsman_extensions (
    council bigint not null references councils (id),
    case_id bigint not null,
    part text not null,
    part_id bigint not null,
    number bigint not null,
    was_due text not null,
    until_day text not null,
    agreed_on text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, part, part_id, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE TABLE ombudsman_letter_rows (
    council bigint not null references councils (id),
    year bigint not null,
    sheet text not null,
    reference text not null,
    outcome text not null,
    on_day text,
    primary key (council, year, sheet, reference)
);

CREATE TABLE ombudsman_letters (
    council bigint not null references councils (id),
    year bigint not null,
    came_on text not null,
    investigated bigint not null,
    upheld bigint not null,
    remedies_due bigint not null,
    remedies_done bigint not null,
    remedied_already bigint not null,
    per_100_000 double precision,
    at bigint not null,
    by bigint not null,
    primary key (council, year)
);

CREATE TABLE ombudsman_remedies (
    council bigint not null references councils (id),
    id bigint not null,
    case_id bigint not null,
    kind text not null,
    type text not null,
    what text not null,
    due text not null,
    owner bigint not null,
    learning_point bigint not null,
    done_on text,
    shown_on text,
    accepted_on text,
    not_done_on text,
    why_not text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE INDEX ombudsman_remedies_by_case on ombudsman_remedies (council, case_id, id);

CREATE INDEX ombudsman_remedies_by_due on ombudsman_remedies (council, due, id);

CREATE TABLE ombudsman_remedy_corrections (
    council bigint not null references councils (id),
    case_id bigint not null,
    remedy bigint not null,
    number bigint not null,
    cause text not null,
    because text not null,
    kind text not null,
    type text not null,
    what text not null,
    due text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, case_id, remedy, number),
    foreign key (council, case_id) references ombudsman_cases (council, id)
);

CREATE TABLE ombudsman_reminders (
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

CREATE TABLE outbox (
    council bigint not null references councils (id),
    id bigint not null,
    recipient text not null,
    subject text not null,
    text text not null,
    about text not null,
    delivery text not null,
    tries bigint not null,
    next_try bigint not null,
    last_error text not null,
    made_at bigint not null,
    give_up_at bigint not null,
    settled_at bigint, unsubscribe text not null default '',
    primary key (council, id)
);

CREATE INDEX outbox_by_delivery on outbox (council, delivery, id);

CREATE INDEX outbox_due on outbox (council, delivery, next_try, id);

CREATE INDEX outbox_of_recipient on outbox (council, recipient, delivery, id);

CREATE UNIQUE INDEX outbox_once on outbox (council, about);

CREATE TABLE passed_on (
    council bigint not null references councils (id),
    id bigint not null,
    words text not null,
    service bigint not null,
    for_member bigint not null,
    month text not null,
    done text not null,
    primary key (council, id)
);

CREATE TABLE passed_on_cases (
    council bigint not null references councils (id),
    case_id bigint not null,
    passed_on bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, case_id, passed_on)
);

CREATE TABLE passwords (
    council bigint not null,
    member bigint not null,
    hash text not null,
    at bigint not null,
    primary key (council, member),
    foreign key (council, member) references members (council, id)
);

CREATE TABLE people_supported (
    council bigint not null references councils (id),
    version bigint not null,
    place bigint not null,
    dimension text not null,
    people_group text not null,
    people bigint not null,
    primary key (council, version, place)
);

CREATE TABLE people_supported_versions (
    council bigint not null references councils (id),
    id bigint not null,
    as_of text not null,
    source text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

CREATE INDEX people_supported_by_day on people_supported_versions (council, as_of, id);

CREATE TABLE procedure_checks (
    council bigint not null references councils (id),
    procedure bigint not null,
    number bigint not null,
    version bigint not null,
    on_day text not null,
    looked_at bigint not null,
    followed bigint not null,
    note text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, procedure, number),
    foreign key (council, procedure) references procedures (council, id)
);

CREATE TABLE procedure_readers (
    council bigint not null references councils (id),
    procedure bigint not null,
    version bigint not null,
    team bigint not null,
    member bigint not null,
    read_on text,
    at bigint not null,
    primary key (council, procedure, version, member),
    foreign key (council, procedure, version) references procedure_versions (council, procedure, version)
);

CREATE INDEX procedure_readers_by_team on procedure_readers (council, procedure, version, team, member);

CREATE TABLE procedure_tallies (
    council bigint not null references councils (id),
    procedure bigint not null,
    version bigint not null,
    needed bigint not null,
    have_read bigint not null,
    primary key (council, procedure, version)
);

CREATE TABLE procedure_versions (
    council bigint not null references councils (id),
    procedure bigint not null,
    version bigint not null,
    text text not null,
    why text not null,
    learning_point bigint not null,
    in_force_from text,
    to_whom text not null,
    share bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, procedure, version),
    foreign key (council, procedure) references procedures (council, id)
);

CREATE INDEX procedure_versions_by_day on procedure_versions (council, in_force_from, procedure, version);

CREATE INDEX procedure_versions_by_learning_point on procedure_versions (council, learning_point, procedure, version);

CREATE TABLE procedure_withdrawals (
    council bigint not null references councils (id),
    procedure bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, procedure),
    foreign key (council, procedure) references procedures (council, id)
);

CREATE TABLE procedures (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    purpose text not null,
    service bigint not null,
    owner bigint not null,
    version bigint not null,
    draft bigint not null,
    in_force_from text,
    review_due text,
    run bigint not null,
    edits bigint not null,
    withdrawn_on text,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

CREATE INDEX procedures_by_name on procedures (council, name, id);

CREATE TABLE proof_baselines (
    council bigint not null references councils (id),
    proof bigint not null,
    seen bigint not null,
    looked_at bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id)
);

CREATE TABLE proof_changes (
    council bigint not null references councils (id),
    proof bigint not null,
    version bigint not null,
    would_see text not null,
    sample bigint not null,
    at_least bigint not null,
    due text not null,
    promised_on text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof, version),
    foreign key (council, proof) references proofs (council, id)
);

CREATE TABLE proof_corrections (
    council bigint not null references councils (id),
    proof bigint not null,
    version bigint not null,
    made_on text not null,
    seen bigint not null,
    looked_at bigint not null,
    result text not null,
    note text not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof, version),
    foreign key (council, proof) references proofs (council, id)
);

CREATE TABLE proof_results (
    council bigint not null references councils (id),
    proof bigint not null,
    made_on text not null,
    seen bigint not null,
    looked_at bigint not null,
    result text not null,
    note text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id)
);

CREATE TABLE proof_runs (
    council bigint not null references councils (id),
    proof bigint not null,
    run bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id),
    foreign key (council, run) references runs (council, id)
);

CREATE INDEX proof_runs_by_run on proof_runs (council, run, proof);

CREATE TABLE proofs (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    kind text not null,
    would_see text not null,
    sample bigint not null,
    at_least bigint not null,
    due text not null,
    promised_on text not null,
    follows bigint not null,
    round bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX proofs_by_due on proofs (council, due, id);

CREATE INDEX proofs_by_learning_point on proofs (council, learning_point, id);

CREATE TABLE proofs_taken_back (
    council bigint not null references councils (id),
    proof bigint not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id)
);

CREATE TABLE reached_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    month text not null,
    kept_from_worker bigint not null,
    furthest text not null,
    number bigint not null,
    primary key (council, about, about_id, month, kept_from_worker, furthest)
);

CREATE TABLE reading_tallies (
    council bigint not null references councils (id),
    month text not null,
    member bigint not null,
    minutes bigint not null,
    primary key (council, month, member)
);

CREATE TABLE recovery_codes (
    council bigint not null,
    member bigint not null,
    hash text not null,
    primary key (council, member, hash),
    foreign key (council, member) references members (council, id)
);

CREATE TABLE reopenings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    cause text not null,
    cause_id bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX reopenings_by_cause on reopenings (council, cause, on_day, id);

CREATE INDEX reopenings_by_learning_point on reopenings (council, learning_point, id);

CREATE TABLE reopenings_taken_back (
    council bigint not null references councils (id),
    reopening bigint not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, reopening),
    foreign key (council, reopening) references reopenings (council, id)
);

CREATE TABLE report_copies (
    council bigint not null references councils (id),
    report bigint not null,
    figures text not null,
    hash text not null,
    beside text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report),
    foreign key (council, report) references reports (council, id)
);

CREATE TABLE report_publications (
    council bigint not null references councils (id),
    report bigint not null,
    words text not null,
    hash text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report),
    foreign key (council, report) references reports (council, id)
);

CREATE TABLE report_withdrawals (
    council bigint not null references councils (id),
    report bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report),
    foreign key (council, report) references reports (council, id)
);

CREATE TABLE report_words (
    council bigint not null references councils (id),
    report bigint not null,
    passage text not null,
    number bigint not null,
    text text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, report, passage, number),
    foreign key (council, report) references reports (council, id)
);

CREATE TABLE reports (
    council bigint not null references councils (id),
    id bigint not null,
    first_day text not null,
    last_day text not null,
    serves text not null,
    made_on text not null,
    follows bigint not null,
    edition bigint not null,
    version bigint not null,
    final_on text,
    published_on text,
    withdrawn_on text,
    replaced_by bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

CREATE INDEX reports_published on reports (council, last_day, id) where published_on is not null;

CREATE TABLE run_point_corrections (
    council bigint not null references councils (id),
    run bigint not null,
    on_day text not null,
    version bigint not null,
    y double precision not null,
    at bigint not null,
    by bigint not null,
    primary key (council, run, on_day, version),
    foreign key (council, run, on_day) references run_points (council, run, on_day)
);

CREATE TABLE run_points (
    council bigint not null references councils (id),
    run bigint not null,
    on_day text not null,
    y double precision not null,
    at bigint not null,
    by bigint not null,
    primary key (council, run, on_day),
    foreign key (council, run) references runs (council, id)
);

CREATE TABLE run_rebases (
    council bigint not null references councils (id),
    run bigint not null,
    from_day text not null,
    reason text not null,
    evidence text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, run, from_day),
    foreign key (council, run) references runs (council, id)
);

CREATE TABLE runs (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    unit text not null,
    better text not null,
    target double precision,
    service bigint not null,
    owner bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

CREATE TABLE said_and_done (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    year bigint not null,
    service bigint not null,
    theme text not null,
    said text not null,
    did text not null,
    looked_for text not null,
    people bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX said_and_done_by_learning_point on said_and_done (council, learning_point, id);

CREATE INDEX said_and_done_by_published on said_and_done (council, on_day, id);

CREATE INDEX said_and_done_by_service on said_and_done (council, service, year, id);

CREATE INDEX said_and_done_by_year on said_and_done (council, year, service, id);

CREATE TABLE said_and_done_taken_off (
    council bigint not null references councils (id),
    item bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, item),
    foreign key (council, item) references said_and_done (council, id)
);

CREATE TABLE said_before (
    council bigint not null references councils (id),
    later_as text not null,
    later_id bigint not null,
    earlier_as text not null,
    earlier_id bigint not null,
    percent bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, later_as, later_id, earlier_as, earlier_id)
);

CREATE INDEX said_before_by_earlier on said_before (council, earlier_as, earlier_id);

CREATE TABLE said_before_looks (
    council bigint not null references councils (id),
    said_as text not null,
    said_id bigint not null,
    linked bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, said_as, said_id)
);

CREATE TABLE search_progress (
    council bigint not null references councils (id),
    subject text not null,
    done_until bigint not null,
    primary key (council, subject)
);

CREATE TABLE search_texts (
    council bigint not null references councils (id),
    id bigint not null,
    subject text not null,
    subject_id bigint not null,
    day text not null,
    kind text not null,
    audience text not null,
    words text not null,
    primary key (council, id),
    unique (council, subject, subject_id)
) without rowid;

CREATE VIRTUAL TABLE search_words using fts5 (words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '~=_'");

CREATE TABLE 'search_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE second_readings (
    council bigint not null references councils (id),
    signal bigint not null,
    kept_from_worker bigint not null,
    first_theme bigint not null,
    suggested bigint not null,
    first_by bigint not null,
    first_at bigint not null,
    waits bigint not null,
    second_theme bigint not null,
    agrees bigint not null,
    second_by bigint not null,
    second_at bigint not null,
    primary key (council, signal),
    foreign key (council, signal) references signals (council, id)
);

CREATE INDEX second_readings_by_first on second_readings (council, first_theme, waits, agrees, signal);

CREATE INDEX second_readings_by_second on second_readings (council, second_theme, waits, agrees, signal);

CREATE INDEX second_readings_that_wait on second_readings (council, waits, first_at, signal);

CREATE TABLE services (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    primary key (council, id),
    unique (council, name)
);

CREATE TABLE sessions (
    council bigint not null,
    id text not null,
    member bigint not null,
    form_key text not null,
    began_at bigint not null,
    seen_at bigint not null,
    primary key (council, id),
    foreign key (council, member) references members (council, id)
);

CREATE INDEX sessions_by_use on sessions (council, seen_at);

CREATE INDEX sessions_of_member on sessions (council, member);

CREATE TABLE settings (
    council bigint not null references councils (id),
    name text not null,
    value text not null,
    primary key (council, name)
);

CREATE TABLE share_sources (
    council bigint not null references councils (id),
    share bigint not null,
    source text not null,
    source_id bigint not null,
    primary key (council, share),
    foreign key (council, share) references shares (council, id)
);

CREATE TABLE share_uses (
    council bigint not null references councils (id),
    share bigint not null,
    asked bigint not null,
    used bigint not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, share),
    foreign key (council, share) references shares (council, id)
);

CREATE TABLE shares (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    way text not null,
    to_whom text not null,
    shared_on text not null,
    reached bigint not null,
    meant_for bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX shares_by_learning_point on shares (council, learning_point, id);

CREATE TABLE sign_ins (
    council bigint not null,
    id bigint not null,
    member bigint not null,
    at bigint not null,
    network text not null,
    browser text not null,
    session text not null,
    primary key (council, id),
    foreign key (council, member) references members (council, id)
);

CREATE INDEX sign_ins_by_age on sign_ins (council, at);

CREATE INDEX sign_ins_of_member on sign_ins (council, member, id);

CREATE TABLE signal_references (
    council bigint not null references councils (id),
    token bigint not null,
    reference text not null,
    signal bigint not null,
    primary key (council, token, reference),
    foreign key (council, signal) references signals (council, id)
);

CREATE INDEX signal_references_by_signal on signal_references (council, signal, token);

CREATE TABLE signal_steps (
    council bigint not null references councils (id),
    signal bigint not null,
    stage text not null,
    since text not null,
    until text not null,
    days bigint not null,
    went_on bigint not null,
    primary key (council, signal, stage),
    foreign key (council, signal) references signals (council, id)
);

CREATE INDEX signal_steps_by_stage on signal_steps (council, stage, went_on, since, signal);

CREATE TABLE signal_tallies (
    council bigint not null references councils (id),
    theme bigint not null,
    kept_from_worker bigint not null,
    stage text not null,
    kind text not null,
    service bigint not null,
    number bigint not null,
    primary key (council, theme, kept_from_worker, stage, kind, service)
);

CREATE TABLE signal_wordings (
    council bigint not null references councils (id),
    signal bigint not null,
    number bigint not null,
    said text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, signal, number),
    foreign key (council, signal) references signals (council, id)
);

CREATE TABLE signals (
    council bigint not null references councils (id),
    id bigint not null,
    kind text not null,
    source text not null,
    source_id bigint not null,
    said text not null,
    service bigint not null,
    heard_on text not null,
    kept_from_worker bigint not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    stage text not null, is_sorted bigint not null default 0, stage_since text not null default '', furthest text not null default 'heard',
    primary key (council, id)
);

CREATE INDEX signals_by_day on signals (council, heard_on, id, kept_from_worker);

CREATE INDEX signals_by_kind on signals (council, kind, heard_on, id, kept_from_worker, service, stage);

CREATE INDEX signals_by_service on signals (council, service, heard_on, id, kept_from_worker, kind, stage);

CREATE INDEX signals_by_source on signals (council, source, source_id);

CREATE INDEX signals_by_stage on signals (council, stage, heard_on, id, kept_from_worker, kind, service);

CREATE INDEX signals_by_wait on signals (council, stage, stage_since, id, kept_from_worker, service);

CREATE INDEX signals_to_sort on signals (council, is_sorted, heard_on, id, kept_from_worker);

CREATE TABLE signatories (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    position text not null,
    signed_as text not null,
    member bigint not null,
    ended_on text,
    by bigint not null,
    at bigint not null,
    primary key (council, id)
);

CREATE TABLE sortings (
    council bigint not null references councils (id),
    signal bigint not null,
    theme bigint not null,
    suggested bigint not null,
    sure bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, signal),
    foreign key (council, signal) references signals (council, id)
);

CREATE TABLE source_corrections (
    council bigint not null references councils (id),
    learning_point bigint not null,
    number bigint not null,
    what text not null,
    on_day text not null,
    read_on text,
    read_by bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, learning_point, number),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE TABLE spoken_about (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    sort text not null,
    added_at bigint not null,
    added_by bigint not null,
    primary key (council, id)
);

CREATE TABLE standing_tallies (
    council bigint not null references councils (id),
    about text not null,
    about_id bigint not null,
    stage text not null,
    since text not null,
    kept_from_worker bigint not null,
    is_first bigint not null,
    number bigint not null,
    primary key (council, about, about_id, stage, since, kept_from_worker, is_first)
);

CREATE TABLE suggestion_figures (
    council bigint not null references councils (id),
    tenth bigint not null,
    shown bigint not null,
    was_right bigint not null,
    primary key (council, tenth)
);

CREATE TABLE suggestion_tallies (
    council bigint not null references councils (id),
    suggestion bigint not null,
    what text not null,
    number bigint not null,
    primary key (council, suggestion, what)
);

CREATE TABLE suggestions (
    council bigint not null references councils (id),
    id bigint not null,
    title text not null,
    says text not null,
    link text not null,
    shown_for text not null,
    is_shown bigint not null,
    changed_at bigint not null,
    changed_by bigint not null,
    primary key (council, id)
);

CREATE TABLE suggestions_shown (
    council bigint not null references councils (id),
    draft bigint not null,
    suggestion bigint not null,
    opened bigint not null,
    primary key (council, draft, suggestion)
);

CREATE TABLE survey_asked (
    council bigint not null references councils (id),
    survey bigint not null,
    quarter text not null,
    team bigint not null,
    service bigint not null,
    way text not null,
    asked bigint not null,
    answered bigint not null,
    primary key (council, survey, quarter, team, service, way)
);

CREATE TABLE survey_invitations (
    council bigint not null references councils (id),
    id bigint not null,
    survey bigint not null,
    version bigint not null,
    nonce text not null,
    code text not null,
    team bigint not null,
    service bigint not null,
    quarter text not null,
    way text not null,
    name text not null,
    email text not null,
    phone text not null,
    address text not null,
    language text not null,
    easy_read bigint not null,
    large_print bigint not null,
    matters text not null,
    mark text not null,
    next text not null,
    remind_on text,
    reminded bigint not null,
    closes_on text not null,
    primary key (council, id)
);

CREATE UNIQUE INDEX survey_invitations_by_code on survey_invitations (council, code);

CREATE INDEX survey_invitations_by_mark on survey_invitations (council, mark);

CREATE INDEX survey_invitations_close on survey_invitations (council, closes_on, id);

CREATE INDEX survey_invitations_next on survey_invitations (council, survey, next, id);

CREATE INDEX survey_invitations_remind on survey_invitations (council, remind_on, id) where remind_on is not null;

CREATE TABLE survey_letterbox (
    council bigint not null references councils (id),
    id bigint not null,
    survey bigint not null,
    quarter text not null,
    team bigint not null,
    service bigint not null,
    way text not null,
    filled_by text not null,
    came_on text not null,
    answers text not null,
    words text not null,
    primary key (council, id)
);

CREATE INDEX survey_letterbox_of on survey_letterbox (council, survey, came_on);

CREATE TABLE survey_marks (
    council bigint not null references councils (id),
    mark text not null,
    asked_on text not null,
    primary key (council, mark)
);

CREATE INDEX survey_marks_by_day on survey_marks (council, asked_on);

CREATE TABLE survey_questions (
    council bigint not null references councils (id),
    survey bigint not null,
    version bigint not null,
    place bigint not null,
    kind text not null,
    words text not null,
    easy_words text not null,
    primary key (council, survey, version, place)
);

CREATE TABLE survey_stops (
    council bigint not null references councils (id),
    mark text not null,
    primary key (council, mark)
);

CREATE TABLE survey_tallies (
    council bigint not null references councils (id),
    survey bigint not null,
    quarter text not null,
    part text not null,
    filled_by text not null,
    team bigint not null,
    service bigint not null,
    kind text not null,
    answer text not null,
    number bigint not null,
    primary key (council, survey, quarter, part, filled_by, team, service, kind, answer)
);

CREATE TABLE survey_versions (
    council bigint not null references councils (id),
    survey bigint not null,
    number bigint not null,
    intro text not null,
    easy_intro text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, survey, number)
);

CREATE TABLE surveys (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    event text not null,
    target bigint not null,
    remind_after bigint not null,
    closes_after bigint not null,
    not_again_within bigint not null,
    address text not null,
    owner bigint not null,
    version bigint not null,
    made_at bigint not null,
    made_by bigint not null,
    ended_on text,
    run bigint not null,
    primary key (council, id)
);

CREATE INDEX surveys_by_event on surveys (council, event, id) where ended_on is null;

CREATE TABLE teams (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    primary key (council, id)
);

CREATE UNIQUE INDEX teams_by_name on teams (council, name);

CREATE TABLE telling_goes_on (
    council bigint not null references councils (id),
    learning_point bigint not null,
    primary key (council, learning_point),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE TABLE telling_holds (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    held bigint not null,
    reason text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX telling_holds_by_learning_point on telling_holds (council, learning_point, id);

CREATE TABLE telling_tallies (
    council bigint not null references councils (id),
    learning_point bigint not null,
    quarter text not null,
    kept_from_worker bigint not null,
    state text not null,
    waited text not null,
    number bigint not null,
    primary key (council, learning_point, quarter, kept_from_worker, state, waited)
);

CREATE INDEX telling_tallies_by_quarter on telling_tallies (council, quarter);

CREATE TABLE tellings (
    council bigint not null references councils (id),
    id bigint not null,
    learning_point bigint not null,
    about text not null,
    what_changed text not null,
    on_day text not null,
    at bigint not null,
    by bigint not null, changed_on text,
    primary key (council, id),
    foreign key (council, learning_point) references learning_points (council, id)
);

CREATE INDEX tellings_by_change on tellings (council, learning_point, about, id);

CREATE INDEX tellings_by_learning_point on tellings (council, learning_point, id);

CREATE TABLE testable_forms (
    council bigint not null references councils (id),
    learning_point bigint not null,
    version bigint not null,
    place text not null,
    counted text not null,
    sample text not null,
    by_when text,
    baseline text not null,
    target text not null,
    finding text not null,
    systemic_risk text not null,
    how_it_works text not null,
    primary key (council, learning_point, version),
    foreign key (council, learning_point, version) references learning_point_wordings (council, learning_point, version)
);

CREATE TABLE theme_months (
    council bigint not null references councils (id),
    theme bigint not null,
    month text not null,
    kept_from_worker bigint not null,
    is_compliment bigint not null,
    number bigint not null,
    primary key (council, theme, month, kept_from_worker, is_compliment)
);

CREATE TABLE theme_signals (
    council bigint not null references councils (id),
    theme bigint not null,
    signal bigint not null,
    heard_on text not null,
    at bigint not null,
    by bigint not null, came_from bigint not null default 0, learned bigint not null default 0,
    primary key (council, theme, signal),
    foreign key (council, theme) references themes (council, id),
    foreign key (council, signal) references signals (council, id)
);

CREATE INDEX theme_signals_by_day on theme_signals (council, theme, heard_on, signal);

CREATE INDEX theme_signals_by_signal on theme_signals (council, signal, theme);

CREATE TABLE theme_split_signals (
    council bigint not null references councils (id),
    split bigint not null,
    signal bigint not null,
    heard_on text not null,
    primary key (council, split, signal),
    foreign key (council, split) references theme_splits (council, id)
);

CREATE INDEX theme_split_signals_by_day on theme_split_signals (council, split, heard_on, signal);

CREATE TABLE theme_splits (
    council bigint not null references councils (id),
    id bigint not null,
    theme bigint not null,
    code text not null,
    name text not null,
    definition text not null,
    includes text not null,
    excludes text not null,
    owner bigint not null,
    reason text not null,
    made bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, theme) references themes (council, id)
);

CREATE INDEX theme_splits_by_theme on theme_splits (council, theme, made, id);

CREATE TABLE theme_stems (
    council bigint not null references councils (id),
    stem text not null,
    theme bigint not null,
    number bigint not null,
    primary key (council, stem, theme)
);

CREATE INDEX theme_stems_by_theme on theme_stems (council, theme, stem);

CREATE TABLE theme_turns (
    council bigint not null references councils (id),
    id bigint not null,
    theme bigint not null,
    what text not null,
    other bigint not null,
    reason text not null,
    signals bigint not null,
    kept_signals bigint not null,
    learning_points bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, theme) references themes (council, id)
);

CREATE INDEX theme_turns_by_other on theme_turns (council, other, id);

CREATE INDEX theme_turns_by_theme on theme_turns (council, theme, id);

CREATE TABLE theme_versions (
    council bigint not null references councils (id),
    theme bigint not null,
    version bigint not null,
    name text not null,
    definition text not null,
    includes text not null,
    excludes text not null,
    owner bigint not null,
    reason text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, theme, version),
    foreign key (council, theme) references themes (council, id)
);

CREATE TABLE themes (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    definition text not null,
    includes text not null,
    excludes text not null,
    owner bigint not null,
    made_at bigint not null,
    made_by bigint not null, code text not null default '', version bigint not null default 1, standing text not null default 'in_use', merged_into bigint not null default 0,
    primary key (council, id)
);

CREATE UNIQUE INDEX themes_by_code on themes (council, code);

CREATE INDEX themes_by_merger on themes (council, merged_into, id);

CREATE INDEX themes_by_name on themes (council, name, id);

CREATE TABLE token_uses (
    council bigint not null references councils (id),
    token bigint not null,
    at bigint not null,
    primary key (council, token),
    foreign key (council, token) references tokens (council, id)
);

CREATE TABLE token_withdrawals (
    council bigint not null references councils (id),
    token bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, token),
    foreign key (council, token) references tokens (council, id)
);

CREATE TABLE tokens (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    key text not null,
    hash text not null,
    scopes text not null,
    service bigint not null,
    expires_on text not null,
    made_at bigint not null,
    made_by bigint not null,
    primary key (council, id)
);

CREATE UNIQUE INDEX tokens_by_key on tokens (council, key);

CREATE TABLE told_back (
    council bigint not null references councils (id),
    learning_point bigint not null,
    about text not null,
    source text not null,
    source_id bigint not null,
    telling bigint not null,
    was_told bigint not null,
    kept_from_worker bigint not null, state text not null default 'told', way text not null default 'none', at bigint not null default 0, since text,
    primary key (council, learning_point, about, source, source_id),
    foreign key (council, telling) references tellings (council, id)
);

CREATE INDEX told_back_by_telling on told_back (council, telling);

CREATE TABLE told_patterns (
    council bigint not null references councils (id),
    sort text not null,
    about bigint not null,
    week text not null,
    kept bigint not null,
    signal bigint not null,
    by bigint not null,
    at bigint not null,
    primary key (council, sort, about, week, kept)
);

CREATE TABLE tries (
    council bigint not null references councils (id),
    id bigint not null,
    account text not null,
    network text not null,
    at bigint not null,
    primary key (council, id)
);

CREATE INDEX tries_by_age on tries (council, at);

CREATE INDEX tries_of_account on tries (council, account, at);

CREATE INDEX tries_of_network on tries (council, network, at);

CREATE TABLE two_steps (
    council bigint not null,
    member bigint not null,
    secret text not null,
    last_step bigint not null,
    at bigint not null,
    confirmed_at bigint,
    primary key (council, member),
    foreign key (council, member) references members (council, id)
);

CREATE TABLE webhook_asked (
    council bigint not null references councils (id),
    id bigint not null,
    webhook bigint not null,
    event bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id),
    foreign key (council, webhook) references webhooks (council, id)
);

CREATE INDEX webhook_asked_by_webhook on webhook_asked (council, webhook, id);

CREATE TABLE webhook_deliveries (
    council bigint not null references councils (id),
    id bigint not null,
    webhook bigint not null,
    event bigint not null,
    what text not null,
    at bigint not null,
    status bigint not null,
    milliseconds bigint not null,
    error text not null,
    primary key (council, id),
    foreign key (council, webhook) references webhooks (council, id)
);

CREATE INDEX webhook_deliveries_by_age on webhook_deliveries (council, at);

CREATE INDEX webhook_deliveries_by_webhook on webhook_deliveries (council, webhook, id);

CREATE TABLE webhook_places (
    council bigint not null references councils (id),
    webhook bigint not null,
    told_to bigint not null,
    tries bigint not null,
    next_try bigint not null,
    failing_since bigint,
    rests_since bigint,
    last_error text not null,
    holder text not null,
    leased_until bigint not null,
    primary key (council, webhook),
    foreign key (council, webhook) references webhooks (council, id)
);

CREATE TABLE webhook_removals (
    council bigint not null references councils (id),
    webhook bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, webhook),
    foreign key (council, webhook) references webhooks (council, id)
);

CREATE TABLE webhooks (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    url text not null,
    events text not null,
    secret text not null,
    made_at bigint not null,
    made_by bigint not null,
    primary key (council, id)
);
