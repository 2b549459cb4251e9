import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { type LabelPath, labelPath } from '#features/taxonomy/server/public/current-labels.ts'
import { countingFor } from '#features/taxonomy/server/public/label-succession.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { type Actor, mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listToLabel } from '../contract/to-label.ts'
import { analysisStanding } from '../contract.ts'
import type { Details } from '../domain/judgement.ts'
import type { AnalysisTables } from './analysis.tables.ts'
import { countCorrectedSinceTraining } from './label-models/labelled-voices.ts'
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

// As analyses_to_label_by_doubt has it;
const doubt = sql<number>`(coalesce((analyses.details->'labels'->1->'confidence')::float8, 0)
  - coalesce((analyses.details->'labels'->0->'confidence')::float8, 0))`

// With what was merged into them since.
const cameClose = (labelIds: readonly string[]) => sql<boolean>`exists (
  select from jsonb_array_elements(analyses.details->'labels') as guess where (guess->>'labelId')::uuid in ${countingFor(labelIds)})`

/** One page of them; after the last row of the page before. */
function page(db: ReadHandle, actor: Actor, { cursor, limit, order, between }: InputOf<typeof listToLabel>) {
  const byDoubt = order === 'doubt'
  const [least, at, id] = cursor === undefined ? [] : decodeCursor(cursor, 3)
  return waiting(db, actor)
    .select(doubt.as('doubt'))
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
    .$if(between.length > 0, (rows) => rows.where(cameClose(between)))
    .$if(cursor !== undefined, (rows) =>
      rows.where(
        byDoubt
          ? sql<boolean>`(${doubt}, analyses.received_at, analyses.feedback_id) < (${least}::float8, ${at}::timestamptz, ${id}::uuid)`
          : sql<boolean>`(analyses.received_at, analyses.feedback_id) < (${at}::timestamptz, ${id}::uuid)`,
      ),
    )
    .$if(byDoubt, (rows) => rows.orderBy(doubt, 'desc'))
    .orderBy('analyses.received_at', 'desc')
    .orderBy('analyses.feedback_id', 'desc')
    .limit(limit + 1)
    .execute()
}

function guessesOf({ labels }: Details, pathOf: LabelPath) {
  return labels
    .map(({ labelId, confidence }) => ({ path: pathOf(labelId), confidence }))
    .filter(({ path }) => path.length > 0)
}

export const voicesToLabel = query(listToLabel, async ({ read, actor }, input) => {
  const [rows, pathOf] = await Promise.all([page(read, actor, input), labelPath(read)])
  const { items, next } = pageOfRows(rows, input.limit, (row) => [
    row.doubt,
    row.received_at.toISOString(),
    row.feedback_id,
  ])
  return {
    next,
    items: items.map(({ feedback_id, received_at, text, details, additions, doubt: _, ...row }) => ({
      ...row,
      guesses: guessesOf(details, pathOf),
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
  const [toLabel, outdated, correctedSinceTraining] = await Promise.all([
    read
      .tables<AnalysisTables>()
      .selectFrom(counted)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    countOutdated(read, standing),
    countCorrectedSinceTraining(read, cap),
  ])
  const can = { reanalyse: mayEverywhere(actor, 'taxonomy.edit') }
  return { toLabel: toLabel.n, outdated, correctedSinceTraining, cap, can }
})
