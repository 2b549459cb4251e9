/** What the house says of a voice in the log, as long as there. */
const facts = JSON.stringify({
  mode: 'live',
  channel: 'phone',
  importId: null,
  outletId: null,
  orgUnitId: '00000000-0000-7000-8000-000000000001',
  productId: null,
  chosenKind: 'complaint',
  customerId: '00000000-0000-7000-8000-000000000001',
  occurredAt: '2026-11-21T08:00:00.000Z',
  registeredBy: '00000000-0000-7000-8000-000000000001',
  solvedOnCall: false,
  touchpointId: null,
})

/**
 * The rows of a voice from somebody new, as the house writes them: a customer, a voice, and the two events that say so. Parameters in
 * order: customer, telephone; voice, text, customer, unit; event, customer, event, voice, unit.
 */
export const threeInserts = {
  customer: {
    name: 'customer',
    text: `insert into customers (id, name, name_key, phone, phone_key, created_at) values ($1, '王小明', '王小明', $2, $2, now())`,
  },
  voice: {
    name: 'voice',
    text: `insert into feedbacks (id, number, secret_hash, channel, chosen_kind, text, customer_id, contact_name, contact_phone,
             org_unit_id, unit_1, occurred_at, received_at, registered_by)
           values ($1, $1::uuid::text, sha256($1::uuid::text::bytea), 'phone', 'complaint', $2, $3, '王小明', '13012345678', $4, $4, now(), now(), $3)`,
  },
  events: {
    name: 'events',
    text: `insert into events (id, type, version, at, actor_kind, actor_id, subject_kind, subject_id, org_unit_id, facts, request_id, ip)
           values ($1, 'bench.floor', 1, now(), 'person', $5, 'customer', $2, null, '{"origin":"voice"}', $3::uuid::text, '127.0.0.1'),
             ($3, 'bench.floor', 1, now(), 'person', $5, 'feedback', $4, $5, '${facts}', $3::uuid::text, '127.0.0.1')`,
  },
} as const

const text =
  '安装工上门态度很差，还要额外收取材料费。附上照片为证，同样的问题上个月也发生过。请今天之内回电。'

// pgbench takes a colon before a letter for a variable of its own.
const factsOfScript = facts.replace(/:(?=[a-z])/g, ': ')

/** The same as a script of pgbench. */
export const pgbenchScript = `begin;
insert into customers (id, name, name_key, phone, phone_key, created_at)
  select i, '王小明', '王小明', i::text, i::text, now() from gen_random_uuid() i;
insert into feedbacks (id, number, secret_hash, channel, chosen_kind, text, customer_id, contact_name, contact_phone, org_unit_id, unit_1,
    occurred_at, received_at, registered_by)
  select i, i::text, sha256(i::text::bytea), 'phone', 'complaint', '${text}', i, '王小明', '13012345678', i, i, now(), now(), i
  from gen_random_uuid() i;
insert into events (id, type, version, at, actor_kind, actor_id, subject_kind, subject_id, org_unit_id, facts, request_id, ip)
  select i, 'bench.floor', 1, now(), 'person', i, 'feedback', i, i, f::jsonb, i::text, '127.0.0.1'
  from gen_random_uuid() i, (values ('{"origin":"voice"}'), ('${factsOfScript}')) v(f);
commit;
`
