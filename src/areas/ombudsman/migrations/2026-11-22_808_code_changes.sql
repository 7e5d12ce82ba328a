-- Where a paragraph of the Code is not kept: what will change, and by when.
alter table ombudsman_code_answers add column will_change text not null default '';
alter table ombudsman_code_answers add column change_by text;
create index ombudsman_code_assessments_by_beginning on ombudsman_code_assessments (council, begun_on, id);
