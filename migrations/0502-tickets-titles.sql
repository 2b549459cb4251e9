-- What a title is found by: its pairs of neighbouring characters, in lower case, and its last character.
create function title_pairs(title text) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(array(select substr(lower(title), n, 2) from generate_series(1, char_length(lower(title))) n));

-- Beside the tickets, because an index of theirs would take in every pair again with each of their changes.
create table ticket_titles (
  ticket_id uuid primary key references tickets (id),
  pairs tsvector not null
);
insert into ticket_titles (ticket_id, pairs) select id, title_pairs(title) from tickets;
create index ticket_titles_pairs on ticket_titles using gin (pairs);

-- Tickets whose titles hold all that is wanted, by the index alone, at most so many.
create function ticket_title_matches(wanted tsquery, at_most bigint) returns setof uuid
language plpgsql stable rows 500
set enable_seqscan = off set enable_indexscan = off
as $$
begin
  return query select t.ticket_id from ticket_titles t where t.pairs @@ wanted limit at_most;
end
$$;
