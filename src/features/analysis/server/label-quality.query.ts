import { sql } from 'kysely'
import { countingFor, labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readLabelQuality } from '../contract/label-quality.ts'
import { type Card, shareOf } from '../domain/label-models.ts'
import { mixedUpWith } from '../domain/label-quality.ts'
import type { AnalysisTables } from './analysis.tables.ts'

const cap = 10_000

/** Voices that a model gave the label: those of which a person then said something else, and those that carry it still. */
async function countGiven(db: ReadHandle, labelId: string): Promise<{ corrected: number; kept: number }> {
  const ids = countingFor([labelId])
  const { rows } = await sql<{ corrected: number; kept: number }>`
    select (select count(*)::int from (
      select from analyses given
      join analyses said on said.feedback_id = given.feedback_id and said.version = given.version + 1
      where not given.current and given.label_source <> 'person' and given.label_id in ${ids}
        and said.label_source = 'person' and (said.label_id is null or said.label_id not in ${ids})
      limit ${cap}) as corrected) as corrected,
    (select count(*)::int from (
      select from analyses given
      where given.current and given.label_source <> 'person' and given.label_id in ${ids}
      limit ${cap}) as kept) as kept
  `.execute(db.tables<AnalysisTables>() as never)
  return rows[0] ?? { corrected: 0, kept: 0 }
}

async function servingCard(db: ReadHandle): Promise<{ number: number; card: Card } | null> {
  const row = await db
    .tables<AnalysisTables>()
    .selectFrom('label_models')
    .select(['number', 'card'])
    .where('serving', '=', true)
    .executeTakeFirst()
  return row?.card ? { number: row.number, card: row.card } : null
}

function measuredBy(serving: { number: number; card: Card } | null, labelId: string) {
  const figures = serving?.card.now.perLabel[labelId]
  if (serving === null || figures === undefined) return null
  const { support, said, hits } = figures
  return { number: serving.number, precision: shareOf(hits, said), recall: shareOf(hits, support) }
}

export const qualityOfLabel = query(readLabelQuality, async ({ read }, { labelId }) => {
  const [{ corrected, kept }, serving, successors] = await Promise.all([
    countGiven(read, labelId),
    servingCard(read),
    labelSuccessors(read),
  ])
  return {
    corrected,
    given: corrected + kept,
    cap,
    measured: measuredBy(serving, labelId),
    confusions: serving === null ? [] : mixedUpWith(labelId, serving.card.now.confusions, successors),
  }
})
