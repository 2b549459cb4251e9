-- What a person is told of may be a letter of supervision to their unit, whose ticket they need not see.
alter table notifications add column supervision_letter_id uuid;
