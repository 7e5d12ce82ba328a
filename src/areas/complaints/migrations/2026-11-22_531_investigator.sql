-- Who looks into it stands with the investigation.
alter table case_facts drop column investigator;

-- Whether a case may be seen is asked of the case itself.
alter table case_reminder_lines drop column kept_from_worker;
