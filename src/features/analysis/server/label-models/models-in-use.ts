import type { ModelFiles } from '@huixiang/text-analysis/classifier/model-files.ts'
import { analyserVersion } from '@huixiang/text-analysis/version.ts'
import { taxonomyStanding } from '#features/taxonomy/server/public/current-labels.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from '../analysis.tables.ts'

/** What voices are judged with now. */
export interface Standing {
  readonly taxonomyId: string | null
  readonly taxonomyVersion: number
  /** The label model in use: the one that serves or, where it cannot be used, the newest good one before it. Null: words alone. */
  readonly model: number | null
  readonly threshold: number | null
  /** Names program, label model and threshold together; stored with every analysis. */
  readonly analyserVersion: string
}

const models = (db: ReadHandle) => db.tables<AnalysisTables>().selectFrom('label_models')

/** The newest model up to the one that serves that can be used. */
function modelInUse(db: ReadHandle) {
  return models(db)
    .select('number')
    .where('state', '=', 'promoted')
    .where('fault', 'is', null)
    .where('description', 'is not', null)
    .where('number', '<=', (eb) =>
      eb.selectFrom('label_models as serving').select('serving.number').where('serving.serving', '=', true),
    )
    .orderBy('number', 'desc')
    .limit(1)
}

const threshold = (db: ReadHandle) =>
  db.tables<AnalysisTables>().selectFrom('label_thresholds').select('threshold').limit(1)

/** How sure a label must be; null leaves it to the model. */
export async function thresholdOf(db: ReadHandle): Promise<number | null> {
  const row = await threshold(db).executeTakeFirst()
  return row?.threshold ?? null
}

/** Reads what voices are judged with now: small figures, no weights. */
export async function standingNow(db: ReadHandle): Promise<Standing> {
  const taxonomy = await taxonomyStanding(db)
  const { model, threshold: least } = await db
    .tables<AnalysisTables>()
    .selectNoFrom([modelInUse(db).as('model'), threshold(db).as('threshold')])
    .executeTakeFirstOrThrow()
  return {
    taxonomyId: taxonomy?.id ?? null,
    taxonomyVersion: taxonomy?.version ?? 0,
    model,
    threshold: least,
    analyserVersion: [
      analyserVersion,
      ...(model === null ? [] : [`labels.${model}`]),
      ...(least === null ? [] : [`from.${least}`]),
    ].join('+'),
  }
}

/** The files of a model; null when its weights are gone. */
export async function filesOf(db: ReadHandle, number: number): Promise<ModelFiles | null> {
  const row = await models(db)
    .select(['description', 'weights'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row?.description || !row.weights) return null
  return { description: row.description, weights: row.weights }
}
