import { durationBoundaries } from '@huixiang/cx-stats/histogram.ts'
import type { Client } from 'pg'
import { measures } from '#features/metrics/domain/measures.ts'

const placesSql = `
  insert into metric_places (id, parent_id, unit_id)
  select (select max(id) from metric_places) + row_number() over (order by unit.id), above.id, unit.id
  from org_units unit left join metric_places above on above.unit_id = unit.parent_id
  where unit.depth = $1 and not exists (select from metric_places known where known.unit_id = unit.id)`

const termsSql = `
  insert into metric_terms (dimension, code, value)
  select dimension, (select coalesce(max(code), 0) from metric_terms known where known.dimension = fresh.dimension)
    + row_number() over (partition by dimension order by value), value
  from (select 'measure' as dimension, unnest($1::text[]) as value
    union all select 'kind', unnest(array['complaint', 'enquiry', 'suggestion', 'praise', 'other'])
    union all select 'channel', unnest(array['phone', 'web_form', 'email', 'counter', 'api'])
    union all select 'part', unnest(array['1', '2', '1/contact', '1/resolve', '1/1'])
    union all select 'label', label_id::text from chosen_labels) fresh
  on conflict do nothing`

// What the projection makes of the events of these voices, told from what became of them.
const factsSql = `
  insert into metric_facts (subject_id, day, place, label, cell, measure, part, amount)
  select fact.subject_id, (fact.at at time zone 'Asia/Shanghai')::date, place.id, label.code,
    coalesce(channel.code, 0) << 14 | kind.code | 16 *
      case when fact.measure in ('first_contact', 'resolution', 'action') then width_bucket(fact.amount::float8, $2::float8[]) else fact.bucket end,
    measure.code, coalesce(part.code, 0), fact.amount
  from drafts d
  cross join lateral (select opened_at + interval '4 hours' as contact, opened_at + interval '48 hours' as solution) due
  cross join lateral (select due.contact < coalesce(contacted_at, $1) as contact, due.solution < coalesce(solved_at, $1) as solution) late
  cross join lateral (values
    ('voices', feedback_id, '', at, array_position(array['negative', 'neutral', 'positive'], polarity), null::bigint),
    ('opened', ticket_id, '1', opened_at, (ended_at is not null)::int, null),
    ('open', ticket_id, '', case when ticket_id is not null and ended_at is null then coalesce(reopened_at, opened_at) end,
      case when cycle = 2 then 0 when (contacted_at is null and late.contact) or (solved_at is null and late.solution) then 2 else 0 end, null),
    ('first_contact', ticket_id, '1', contacted_at, 0, round(extract(epoch from contacted_at - opened_at) * 1000)::bigint),
    ('resolution', ticket_id, '1', solved_at, 0, round(extract(epoch from solved_at - opened_at) * 1000)::bigint),
    ('resolution', ticket_id, '2', solved_again_at, 0, round(extract(epoch from solved_again_at - reopened_at) * 1000)::bigint),
    ('first_contact_resolution', ticket_id, '', coalesce(solved_again_at, solved_at), 2 - cycle, null),
    ('clock', ticket_id, '1/contact', case when contacted_at is not null or late.contact then coalesce(contacted_at, due.contact) end,
      (not late.contact)::int, null),
    ('clock', ticket_id, '1/resolve', case when solved_at is not null or late.solution then coalesce(solved_at, due.solution) end,
      (not late.solution)::int, null),
    ('action', ticket_id, '', least(contacted_at, solved_at), 0, round(extract(epoch from least(contacted_at, solved_at) - at) * 1000)::bigint),
    ('callback_owed', ticket_id, '1/1', case when called_at is not null then solved_at end, case when is_content then 8 else 16 end, null),
    ('callback', ticket_id, '1/1', called_at, is_content::int, null),
    ('closed', ticket_id, '1', closed_at, (reopened_at is not null)::int, null),
    ('closed', ticket_id, '2', closed_again_at, 0, null),
    ('reopened', ticket_id, '2', reopened_at, 0, null),
    ('csat', ticket_id, '1', answered_at, csat, null),
    ('nps', ticket_id, '1', answered_at, nps, null)
  ) fact(measure, subject_id, part, at, bucket, amount)
  join metric_terms measure on measure.dimension = 'measure' and measure.value = fact.measure
  join metric_places place on place.unit_id = d.unit_id
  join metric_terms kind on kind.dimension = 'kind' and kind.value = d.kind
  join metric_terms label on label.dimension = 'label' and label.value = d.label_id::text
  left join metric_terms part on part.dimension = 'part' and part.value = fact.part
  left join metric_terms channel on fact.measure = 'voices' and channel.dimension = 'channel' and channel.value = d.channel
  where fact.subject_id is not null and fact.at is not null order by d.i`

/** Numbers the words and places that facts are kept under. */
export async function storeTerms(client: Client): Promise<void> {
  for (const depth of [1, 2, 3, 4, 5, 6]) await client.query(placesSql, [depth])
  await client.query(termsSql, [measures])
}

/** Stores what is counted of drafted voices, thing by thing. */
export async function storeFacts(client: Client, until: Date): Promise<void> {
  await client.query(factsSql, [until, durationBoundaries])
}
