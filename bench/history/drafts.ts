import type { Client } from 'pg'

/** How far back the voices go. */
export const historyYears = 3

/** A number from 0 to 1 of a voice's own, the same each time. */
const chance = (seed: number) => `((hashint8extended(i, ${seed}) & 1048575) / 1048576.0::float8)`
/** A time that is mostly short and sometimes long, with this mean. */
const wait = (seed: number, hours: number) =>
  `date_trunc('milliseconds', -ln(1.000001 - ${chance(seed)}) * interval '${hours} hours')`
/** The same id for the same thing each time: a UUID of version 7 whose random part is a hash of the name. */
const madeId = (kind: string, at: string, n = 'i') =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${kind}' || ${n}), 1, 3) || '8'
    || substr(md5('${kind}' || ${n}), 4, 15))::uuid`
const until = (at: string) => `case when ${at} < $4::timestamptz then ${at} end`

/** Units and labels that voices are about, by place: few of them are spoken of often. */
const choicesSql = [
  `create temporary table chosen_units as
   select row_number() over (order by md5(code)) - 1 as place, id as unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6
   from org_units unit where not exists (select from org_units below where below.parent_id = unit.id)`,
  `create temporary table chosen_labels as
   select row_number() over (order by md5(id::text)) - 1 as place, id as label_id
   from labels label where active and not exists (select from labels below where below.parent_id = label.id)`,
]

const draftsSql = `
  create temporary table drafts on commit drop as
  with said as (
    select i, at, kind, unit.*, label_id,
      ${madeId('feedback', 'at')} as feedback_id, case when kind = 'complaint' then ${madeId('ticket', 'at')} end as ticket_id,
      ${madeId('customer', "timestamptz '2023-01-01'", '(hashint8extended(i, 9) & 1048575)')} as customer_id,
      (array['phone', 'phone', 'phone', 'web_form', 'web_form', 'email', 'counter', 'api'])[1 + floor(8 * ${chance(3)})::int] as channel,
      case when ${chance(4)} < bad then 'negative' when ${chance(4)} < bad + good then 'positive' else 'neutral' end as polarity,
      floor($5 * ${chance(5)})::int as text_no
    from generate_series($1::bigint, $2::bigint) i
    cross join lateral (select date_trunc('milliseconds', $3::timestamptz + i::float8 / $6::bigint * ($4::timestamptz - $3::timestamptz)) as at) moment
    cross join lateral (select ${chance(1)} as among) drawn
    cross join lateral (select case when among < 0.28 then 'complaint' when among < 0.68 then 'enquiry' when among < 0.8 then 'suggestion'
      when among < 0.95 then 'praise' else 'other' end as kind) named
    cross join lateral (select case kind when 'complaint' then 0.8 when 'suggestion' then 0.3 when 'praise' then 0 else 0.1 end as bad,
      case kind when 'praise' then 0.9 when 'complaint' then 0 else 0.1 end as good) mood
    join chosen_units unit on unit.place = floor((select count(*) from chosen_units) * power(${chance(6)}, 1.6))::int
    join chosen_labels label on label.place = floor((select count(*) from chosen_labels) * power(${chance(7)}, 2))::int
  ), opened as (
    select *, case when ticket_id is not null then at + interval '1 minute' end as opened_at from said
  ), contacted as (select *, ${until(`opened_at + ${wait(11, 3)}`)} as contacted_at from opened),
  solved as (select *, ${until(`contacted_at + ${wait(12, 24)}`)} as solved_at from contacted),
  closed as (
    select *, ${until("solved_at + interval '26 hours'")} as closed_at,
      case when ${chance(13)} < 0.5 then ${until("solved_at + interval '20 hours'")} end as called_at,
      ${chance(14)} < 0.85 as is_content, 1 + floor(5 * power(${chance(14)}, 0.4))::int as csat, floor(11 * power(${chance(14)}, 0.4))::int as nps,
      case when ${chance(15)} < 0.3 then ${until("solved_at + interval '9 hours'")} end as answered_at
    from solved
  ), reopened as (
    select *, case when ${chance(16)} < 0.04 then ${until("closed_at + interval '20 hours'")} end as reopened_at from closed
  ), solved_again as (select *, ${until(`reopened_at + ${wait(17, 24)}`)} as solved_again_at from reopened),
  closed_again as (select *, ${until("solved_again_at + interval '26 hours'")} as closed_again_at from solved_again)
  select *, case when reopened_at is null then closed_at else closed_again_at end as ended_at, 1 + (reopened_at is not null)::int as cycle
  from closed_again`

/** A stretch of voices, and of how many in which years it is one. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly all: number
  readonly since: Date
  readonly until: Date
  readonly texts: number
}

/** Lays out once what voices choose from. */
export async function storeChoices(client: Client): Promise<void> {
  for (const sql of choicesSql) await client.query(sql)
}

/** Drafts a stretch of voices, with what became of each, until the transaction ends. */
export async function draft(
  client: Client,
  { from, to, since, until: end, texts, all }: Stretch,
): Promise<void> {
  await client.query(draftsSql, [from, to, since, end, texts, all])
  await client.query('analyze drafts')
}
