create index members_by_team on members (council, team, id);
