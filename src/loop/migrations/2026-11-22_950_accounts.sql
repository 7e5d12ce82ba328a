-- What a report about a period reads.
create index learning_points_by_made on learning_points (council, made_on, id);
create index actions_by_added on actions (council, added_on, id);
create index proofs_by_due on proofs (council, due, id);
create index reopenings_by_cause on reopenings (council, cause, on_day, id);
create index said_and_done_by_published on said_and_done (council, on_day, id);
