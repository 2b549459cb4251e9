import type { Client } from 'pg'

const draftsSql = `
  create temporary table drafts as
  with teams as (select *, row_number() over (order by code) - 1 as place from org_units where depth = 3),
  agents as (select id, org_unit_id, row_number() over (partition by org_unit_id order by id) - 1 as place,
    count(*) over (partition by org_unit_id) as among from people where email like 'agent-%'),
  leaves as (select id, row_number() over (order by position, id) - 1 as place, count(*) over () as among
    from labels l where not exists (select from labels c where c.parent_id = l.id))
  select i, r.at, t.id as unit_id, t.unit_1, t.unit_2, t.unit_3, v.text_no, l.id as label_id,
    pg_temp.made_id('feedback', i, r.at) as feedback_id, pg_temp.made_id('ticket', i, r.at) as ticket_id,
    pg_temp.made_id('customer', (i * 31) % $3, now() - interval '90 days') as customer_id, i > $1 as ended,
    case when i % 5 in (0, 1, 2) then a.id end as person_id, i % 9 = 0 as breached,
    now() + (i * 7919 % 90000) * interval '80 seconds' - case when i % 9 = 0 then interval '100 days' else interval '0' end as due_at
  from generate_series(1, $2::bigint) i
  cross join lateral (select now() - interval '89 days' + (i % $1) * interval '88 days' / $1 as at) r
  cross join lateral (select ((i * 7919) % $4)::int as text_no) v
  join teams t on t.place = i % 20
  join agents a on a.org_unit_id = t.id and a.place = (i / 20) % a.among
  left join leaves l on l.place = i * 13 % l.among`

const customersSql = `
  insert into customers (id, name, name_key, phone, phone_key, vip, created_at)
  select pg_temp.made_id('customer', c, now() - interval '90 days'), name, name, phone, phone, c % 50 = 0, now() - interval '90 days'
  from generate_series(0, $1::bigint - 1) c
  cross join lateral (select (array['孙','李','吴','郑','何','马','林','高'])[c % 8 + 1] || (array['建国','秀英','敏','强','丽','涛'])[c % 6 + 1] as name,
    '+86139' || lpad(c::text, 8, '0') as phone) named`

const feedbacksSql = `
  insert into feedbacks (id, number, secret_hash, channel, text, customer_id, org_unit_id, unit_1, unit_2, unit_3, occurred_at, received_at)
  select feedback_id, 'HXB' || lpad(d.i::text, 12, '0'), sha256(d.i::text::bytea), (array['web_form','phone','api','counter'])[d.i % 4 + 1],
    replace(b.text, '{order}', 'HJ' || lpad(d.i::text, 8, '0')), customer_id, unit_id, unit_1, unit_2, unit_3, at, at
  from drafts d join base_voices b on b.n = d.text_no order by d.i`

const analysesSql = `
  insert into analyses (feedback_id, version, analyser_version, taxonomy_version, received_at, at, language, kind, kind_confidence,
    kind_source, sentiment, polarity, polarity_confidence, polarity_source, emotion, emotion_confidence, urgency, urgency_confidence,
    urgency_source, label_id, label_confidence, label_source, risks, details)
  select d.feedback_id, 1, j.analyser_version, 1, d.at, d.at, j.language, j.kind, j.kind_confidence, j.kind_source, j.sentiment, j.polarity,
    j.polarity_confidence, j.polarity_source, j.emotion, j.emotion_confidence, j.urgency, j.urgency_confidence, j.urgency_source, d.label_id,
    0.7, 'model', j.risks, j.details
  from drafts d join (select b.n, j.* from base_voices b, jsonb_populate_record(null::analyses, b.judged) j) j on j.n = d.text_no order by d.i`

const searchSql = `
  insert into feedback_search (feedback_id, received_at, tokens)
  select d.feedback_id, d.at, b.tokens || array_to_tsvector(array['hj' || lpad(d.i::text, 8, '0')])
  from drafts d join base_voices b on b.n = d.text_no order by d.i`

/** Voices with their customers, what was made of them and what they are found by. */
export async function storeVoices(client: Client, { open, all, texts }: Extent): Promise<void> {
  const customers = Math.ceil(all * 0.7)
  await client.query(draftsSql, [open, all, customers, texts])
  await client.query('analyze drafts')
  await client.query(customersSql, [customers])
  for (const sql of [feedbacksSql, analysesSql, searchSql]) await client.query(sql)
}

/** How much is loaded: open tickets, all tickets, different texts. */
export interface Extent {
  readonly open: number
  readonly all: number
  readonly texts: number
}
