import type { Measure } from '#features/metrics/domain/measures.ts'

/** A question as far as plain SQL is asked it. Days are those of the organisation. */
export interface RawQuestion {
  readonly measure: Measure
  readonly from: string
  readonly to: string
  readonly by: string
}

interface Source {
  readonly from: string
  readonly at: string
  readonly bucket?: string
  /** Milliseconds, of which the median is told. */
  readonly took?: string
}

const ms = (until: string, since: string) => `extract(epoch from ${until} - ${since}) * 1000`
const answers = (score: string): Source => ({
  from: 'survey_responses s join tickets t on t.id = s.ticket_id',
  at: 's.answered_at',
  bucket: `s.${score}`,
})

const invited = (score: string): Source => ({
  from: `questionnaire_answers a join questionnaire_invitations i on i.id = a.invitation_id left join tickets t on t.id = i.ticket_id`,
  at: 'a.answered_at',
  bucket: score,
})

/** Where somebody who knows the tables and their indexes would count each measure. */
const sources: Readonly<Record<Measure, Source>> = {
  voices: {
    from: `(select f.*, a.kind, a.label_id, a.polarity from feedbacks f join analyses a on a.feedback_id = f.id and a.current) t`,
    at: 't.received_at',
    bucket: 't.polarity',
  },
  opened: { from: 'tickets t', at: 't.opened_at' },
  open: { from: '(select * from tickets where ended_at is null) t', at: 't.opened_at' },
  first_contact: {
    from: 'ticket_contacts c join tickets t on t.id = c.ticket_id and c.cycle = 1 and c.reached',
    at: 'c.at',
    took: ms('c.at', 't.opened_at'),
  },
  resolution: {
    from: `ticket_resolutions r join tickets t on t.id = r.ticket_id
      left join ticket_reopenings o on o.ticket_id = t.id and o.cycle = r.cycle`,
    at: 'r.at',
    took: ms('r.at', 'coalesce(o.at, t.opened_at)'),
  },
  first_contact_resolution: {
    from: 'ticket_resolutions r join tickets t on t.id = r.ticket_id and t.cycle = r.cycle',
    at: 'r.at',
    bucket: 't.cycle = 1',
  },
  clock: {
    from: 'clocks c join tickets t on t.id = c.ticket_id',
    at: 'coalesce(c.met_at, c.breached_at)',
    bucket: 'c.breached_at is null',
  },
  callback: {
    from: `callbacks c join tickets t on t.id = c.ticket_id and c.state = 'done' and c.level = 1`,
    at: 'c.ended_at',
    bucket: 'c.outcome',
  },
  closed: { from: 'ticket_closures c join tickets t on t.id = c.ticket_id', at: 'c.at' },
  reopened: { from: 'ticket_reopenings o join tickets t on t.id = o.ticket_id', at: 'o.at' },
  action: {
    from: 'ticket_contacts c join tickets t on t.id = c.ticket_id and c.cycle = 1 join feedbacks f on f.id = t.feedback_id',
    at: 'c.at',
    took: ms('c.at', 'f.received_at'),
  },
  callback_owed: {
    from: `callbacks c join tickets t on t.id = c.ticket_id and c.state <> 'cancelled'`,
    at: 'c.requested_at',
    bucket: 'c.outcome',
  },
  repeat: {
    from: `(select f.*, a.kind, a.label_id, f.occurred_at - lag(f.occurred_at) over (partition by f.customer_id order by f.occurred_at) as since
      from feedbacks f join analyses a on a.feedback_id = f.id and a.current where a.kind = 'complaint' and f.customer_id is not null) t`,
    at: 't.occurred_at',
    bucket: "t.since < interval '30 days'",
  },
  ces: invited("(select avg(value::int) from jsonb_each_text(a.answers) where value ~ '^[1-5]$')"),
  csi: invited(
    `(select avg(point::int) from jsonb_path_query(a.answers, '$.*.* ? (@.type() == "number")') as points(point))`,
  ),
  csat: answers('csat'),
  nps: answers('nps'),
}

const zone = `'Asia/Shanghai'`
const midnight = (day: string, later = 0) => `('${day}'::date + ${later})::timestamp at time zone ${zone}`

function keyOf(by: string, { at }: Source): string {
  if (by === 'none') return 'null'
  if (by === 'unit') return 't.unit_2'
  if (by === 'label') return 't.label_id'
  return by === 'channel' || by === 'kind' ? `t.${by}` : `date_trunc('${by}', ${at} at time zone ${zone})`
}

/** What somebody would ask the rows themselves to answer a question about the whole organisation. */
export function rawStatement({ measure, from, to, by }: RawQuestion): string {
  const source = sources[measure]
  const told =
    source.took === undefined
      ? `t.kind, ${source.bucket ?? '0'} as bucket, count(*)`
      : `count(*), percentile_cont(0.5) within group (order by ${source.took})`
  const period =
    measure === 'open' ? 'true' : `${source.at} >= ${midnight(from)} and ${source.at} < ${midnight(to, 1)}`
  return `select ${keyOf(by, source)} as key, ${told} from ${source.from} where ${period} group by 1${source.took === undefined ? ', 2, 3' : ''}`
}
