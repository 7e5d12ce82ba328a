-- What a report about a period reads.
create index case_remedies_by_promise on case_remedies (council, promised_on, case_id);
