-- Where its reader can say, with one press, that they want no more of these; empty: nowhere.
alter table outbox add column unsubscribe text not null default '';
