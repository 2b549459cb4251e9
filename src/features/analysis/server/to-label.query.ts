import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { type Actor, mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { analysisStanding, listToLabel } from '../contract.ts'
import type { AnalysisTables } from './analysis.tables.ts'
import { standingNow } from './label-models/models-in-use.ts'
import { cap, countOutdated } from './outdated.ts'
import { maskedWhole, maskText } from './public/masked-text.ts'
import { correctableVoice } from './visibility.ts'

/** Voices whose label nobody and nothing has decided, that the actor may decide. Walks the index analyses_to_label. */
function waiting(db: ReadHandle, actor: Actor) {
  return db
    .tables<AnalysisTables & IntakeTables>()
    .selectFrom('analyses')
    .innerJoin('feedbacks', 'feedbacks.id', 'analyses.feedback_id')
    .where('analyses.current', '=', true)
    .where('analyses.label_id', 'is', null)
    .where('analyses.label_source', '<>', 'person')
    .where('feedbacks.erased_at', 'is', null)
    .where(correctableVoice(actor))
}

export const voicesToLabel = query(listToLabel, async ({ read, actor }, { cursor, limit }) => {
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, 2)
  const rows = await waiting(read, actor)
    .select([
      'analyses.feedback_id',
      'feedbacks.number',
      'analyses.version',
      'feedbacks.text',
      'analyses.details',
    ])
    .select([
      'analyses.kind',
      'analyses.polarity',
      'analyses.urgency',
      'analyses.risks',
      'analyses.received_at',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('feedback_additions as addition')
          .select(['addition.id', 'addition.text'])
          .whereRef('addition.feedback_id', '=', 'feedbacks.id')
          .orderBy('addition.at')
          .orderBy('addition.id'),
      ).as('additions'),
    )
    .$if(cursor !== undefined, (page) =>
      page.where(
        sql<boolean>`(analyses.received_at, analyses.feedback_id) < (${at}::timestamptz, ${id}::uuid)`,
      ),
    )
    .orderBy('analyses.received_at', 'desc')
    .orderBy('analyses.feedback_id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, (row) => [row.received_at.toISOString(), row.feedback_id])
  return {
    next: page.next,
    items: page.items.map(({ feedback_id, received_at, text, details, additions, ...row }) => ({
      ...row,
      feedbackId: feedback_id,
      text: maskText(text, details.personalData),
      // An addition may be newer than the analysis: what it holds is looked for anew.
      additions: additions.map((one) => ({ id: one.id, text: maskedWhole(one.text, null) })),
      receivedAt: received_at.toISOString(),
    })),
  }
})

export const standingOfAnalysis = query(analysisStanding, async ({ read, actor }) => {
  const standing = await standingNow(read)
  const counted = waiting(read, actor).select('analyses.feedback_id').limit(cap).as('waiting')
  const [toLabel, outdated] = await Promise.all([
    read
      .tables<AnalysisTables>()
      .selectFrom(counted)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    countOutdated(read, standing),
  ])
  return { toLabel: toLabel.n, outdated, cap, can: { reanalyse: mayEverywhere(actor, 'taxonomy.edit') } }
})
