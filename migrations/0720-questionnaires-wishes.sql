-- Which colleague noted that a customer wants no surveys; null where they said so themselves.
alter table questionnaire_opt_outs add column recorded_by uuid;

-- What erased customers wished: addresses that are to be asked nothing, as hashes with a key that never leaves the house. Nobody can be read off them.
create table questionnaire_kept_wishes (
  address_hash bytea primary key check (length(address_hash) = 32)
);
