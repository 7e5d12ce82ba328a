-- A piece of evidence may be a file of the case.
alter table case_evidence add column file bigint not null default 0;
