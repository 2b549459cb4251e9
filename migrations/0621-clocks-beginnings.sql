-- How many handlings began in a unit within a time: its load.
create index clocked_cycles_began on clocked_cycles (org_unit_id, began_at);
