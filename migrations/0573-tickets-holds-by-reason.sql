-- What waits, and for whom, is asked of the tickets on hold alone.
create index ticket_holds_waiting on ticket_holds (reason, ticket_id) where until is null;
