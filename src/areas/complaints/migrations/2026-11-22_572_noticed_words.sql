-- When somebody first knew of it, in their own words: "about last spring" (regulation 12).
alter table cases add column noticed_words text not null default '';
