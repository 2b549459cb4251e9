-- Whether somebody saw the page: programs that look behind links, as mail gateways do, open it and see nothing.
alter table questionnaire_sittings add column seen boolean not null default false;
update questionnaire_sittings set seen = true;
