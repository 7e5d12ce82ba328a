-- What a report about a period reads.
create index case_answers_by_day on case_answers (council, sent_on, case_id);
create index case_closings_by_day on case_closings (council, on_day, case_id, ending);
