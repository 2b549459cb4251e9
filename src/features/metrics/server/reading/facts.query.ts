import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { feedbackMeasures, invitedMeasures } from '../../domain/measures.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import type { CellQuestion, KeyedCell } from './cell-question.ts'
import type { Known } from './known.query.ts'
import { placesIn } from './units.query.ts'

const columns = {
  day: 'fact.day',
  label: 'label.value',
  channel: 'channel.value',
  kind: 'kind.value',
  agent: 'ticket.assignee_id',
  touchpoint: 'voice.touchpoint_id',
} as const

/** The ticket and the voice behind a fact, where the question is about whoever handles it or where it began. */
function behind({ measures, by, agent, touchpoint }: CellQuestion) {
  const isAboutVoice = by === 'touchpoint' || touchpoint !== null
  if (!isAboutVoice && by !== 'agent' && agent === null) return sql``
  if (measures.some((measure) => feedbackMeasures.includes(measure)))
    return sql`left join feedbacks voice on voice.id = fact.subject_id`
  const ticketId = measures.some((measure) => invitedMeasures.includes(measure))
    ? sql`(select ticket_id from questionnaire_invitations where id = fact.subject_id)`
    : sql`fact.subject_id`
  return sql`left join tickets ticket on ticket.id = ${ticketId}
    ${isAboutVoice ? sql`left join feedbacks voice on voice.id = ticket.feedback_id` : sql``}`
}

/** Counts the facts themselves, by one dimension. It leans on metric_facts_labels and metric_facts_places, and on the keys of tickets and feedbacks. */
export async function countFacts(
  read: ReadHandle,
  question: CellQuestion,
  { terms, places }: Pick<Known, 'terms' | 'places'>,
): Promise<KeyedCell[]> {
  const { measures, period, by, sums, labelIds, channel, kind, agent, touchpoint } = question
  const { from, to } = period ?? { from: '0001-01-01', to: '9999-12-31' }
  const codes = (dimension: 'measure' | 'label', values: readonly string[]) =>
    values.flatMap((value) => terms.codeOf(dimension, value) ?? [])
  const covered = sums.flatMap((one) => placesIn([one], places).map((place) => ({ place, row: one.row })))
  const key = by === null ? sql`null` : by === 'unit' ? sql`place.row` : sql.raw(`${columns[by]}::text`)
  const narrowed = [
    ...(labelIds === null ? [] : [sql`and fact.label = any(${codes('label', labelIds)}::int[])`]),
    // A word that nothing was ever counted under has no number.
    ...(channel === null ? [] : [sql`and fact.cell >> 14 = ${terms.codeOf('channel', channel) ?? -1}`]),
    ...(agent === null ? [] : [sql`and ticket.assignee_id = ${agent}::uuid`]),
    ...(touchpoint === null ? [] : [sql`and voice.touchpoint_id = ${touchpoint}::uuid`]),
    ...(kind === null ? [] : [sql`and fact.cell & 15 = ${terms.codeOf('kind', kind) ?? -1}`]),
  ]
  const { rows } = await sql<KeyedCell>`
    select measure.value as measure, ${key} as key, kind.value as kind, fact.cell >> 4 & 1023 as bucket, count(*)::int as n
    from metric_facts fact
    join unnest(${covered.map(({ place }) => place)}::int[], ${covered.map(({ row }) => row)}::text[]) place(id, row) on place.id = fact.place
    join metric_terms measure on measure.dimension = 'measure' and measure.code = fact.measure
    left join metric_terms kind on kind.dimension = 'kind' and kind.code = fact.cell & 15
    left join metric_terms label on label.dimension = 'label' and label.code = fact.label
    left join metric_terms channel on channel.dimension = 'channel' and channel.code = fact.cell >> 14
    ${behind(question)}
    where fact.measure = any(${codes('measure', measures)}::smallint[]) and fact.day between ${from}::date and ${to}::date
      ${sql.join(narrowed, sql` `)}
    group by 1, 2, 3, 4`.execute(read.tables<MetricsTables>() as never)
  return rows
}
