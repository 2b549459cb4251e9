-- How an attempt ended in more than reached or not, whether the customer says that it is solved, and what is missing.
alter table callback_attempts
  add column result text not null default 'no_answer'
    check (result in ('reached', 'no_answer', 'busy', 'refused', 'wrong_number')),
  add column solved boolean,
  add column missing text;
update callback_attempts set result = 'reached' where reached;
alter table callback_attempts alter column result drop default;

-- When it is to be tried next, and the hours of the day (minutes from midnight, in the organisation's time zone) the customer wishes.
alter table callbacks
  add column next_at timestamptz(3),
  add column wish_from smallint,
  add column wish_to smallint;
create index callbacks_requested on callbacks (requested_at);
