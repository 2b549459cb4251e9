-- Who wrote down what the customer said later; null for what customers wrote themselves.
alter table feedback_additions add column registered_by uuid;
