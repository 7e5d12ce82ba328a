-- The home page asks for one person's open deadlines by day, however many others have.
create index deadlines_open_by_owner on deadlines (council, owner, due) where met_on is null;
