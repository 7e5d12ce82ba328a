-- The day from which somebody waited to be told: of the change, or of what they told us where that was later.
alter table told_back add column since text;
