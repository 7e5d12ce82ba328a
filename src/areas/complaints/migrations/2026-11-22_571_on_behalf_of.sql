-- Who authorised the person who signed: the council's responsible person by name, on the day of signing (regulation 4).
alter table case_draft_signatures add column on_behalf_of text not null default '';
alter table case_answers add column on_behalf_of text not null default '';
