/** The three rows of a voice from somebody new: the work that nobody can leave out. */
export const threeInserts = {
  customer: {
    name: 'customer',
    text: 'insert into customers (id, phone, phone_key, created_at) values ($1, $2, $2, now())',
  },
  voice: {
    name: 'voice',
    text: `insert into feedbacks (id, number, secret_hash, channel, text, customer_id, contact_phone, occurred_at, received_at)
           values ($1, $2, '\\x00', 'api', $3, $4, $2, now(), now())`,
  },
  event: {
    name: 'event',
    text: `insert into events (id, type, version, at, actor_kind, subject_kind, subject_id, facts)
           values ($1, 'bench.floor', 1, now(), 'key', 'feedback', $2, $3)`,
  },
} as const

/** The same as a script of pgbench. */
export const pgbenchScript = `begin;
insert into customers (id, phone, phone_key, created_at)
  select i, i::text, i::text, now() from gen_random_uuid() i;
insert into feedbacks (id, number, secret_hash, channel, text, contact_phone, occurred_at, received_at)
  select i, i::text, '\\x00', 'api', '快递三天没有更新物流信息，客服电话一直打不通。请尽快处理并给我一个答复。', i::text, now(), now()
  from gen_random_uuid() i;
insert into events (id, type, version, at, actor_kind, subject_kind, subject_id, facts)
  select i, 'bench.floor', 1, now(), 'key', 'feedback', i, '{"channel":"api"}' from gen_random_uuid() i;
commit;
`
