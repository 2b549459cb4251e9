import type { Selectable } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type LabelPath, labelPath } from '#features/taxonomy/server/public/current-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listLabelModels, readLabelModel } from '../../contract/label-models.ts'
import { accuracyOf, type Card, neededExamples, shareOf, underWaySince } from '../../domain/label-models.ts'
import type { AnalysisTables } from '../analysis.tables.ts'
import { countCorrectedSinceTraining, countLabelled } from './labelled-voices.ts'
import { thresholdOf } from './models-in-use.ts'
import { nightlyLearning } from './nights.query.ts'

type Model = Omit<Selectable<AnalysisTables['label_models']>, 'weights' | 'description'> & {
  by: string | null
  atNight: boolean
  kept: boolean
}

const cap = 10_000
const shown = 100

/** Trainings without their weights, which may be some megabytes. */
function models(db: ReadHandle) {
  return db
    .tables<AnalysisTables & StaffTables>()
    .selectFrom('label_models')
    .leftJoin('people', 'people.id', 'label_models.asked_by')
    .leftJoin('label_nights', 'label_nights.model_id', 'label_models.id')
    .select(['label_models.id', 'number', 'asked_at', 'asked_by', 'state', 'step', 'ended_at'])
    .select(['taxonomy_version', 'serving', 'fault', 'card', 'people.name as by'])
    .select((eb) => eb('label_models.description', 'is not', null).as('kept'))
    .select((eb) => eb('label_nights.night', 'is not', null).as('atNight'))
    .$castTo<Model>()
}

/** One that was lost with its process has failed, though nobody could note it. */
function standingOf({ state, step, fault, asked_at }: Model, now: number) {
  const lost = (state === 'waiting' || state === 'learning') && asked_at <= underWaySince(now)
  return lost ? ({ state: 'failed', step: null, fault: 'interrupted' } as const) : { state, step, fault }
}

function shownModel(row: Model, now: number) {
  const { card } = row
  return {
    modelId: row.id,
    number: row.number,
    askedAt: row.asked_at.toISOString(),
    askedBy: row.by,
    atNight: row.atNight,
    ...standingOf(row, now),
    endedAt: row.ended_at?.toISOString() ?? null,
    serving: row.serving,
    usable: row.state === 'promoted' && row.kept && row.fault === null,
    trained: card?.trained ?? null,
    accuracy: card === null ? null : accuracyOf(card.now),
    accuracyBefore: card === null ? null : accuracyOf(card.before),
    pValue: card?.compared.pValue ?? null,
  }
}

function shownCard(card: Card, taxonomyVersion: number, pathOf: LabelPath) {
  const { now, blend, sureness = [] } = card
  return {
    taxonomyVersion,
    macroF1: now.macroF1,
    calibrationError: now.ece,
    blend,
    coverage: now.coverage.map(({ coverage, accuracy }) => ({
      coverage,
      accuracy: accuracyOf({ accuracy, n: Math.round(coverage * now.n) }),
    })),
    sureness: sureness.map(({ from, labelled, right }) => ({
      from,
      labelled: shareOf(labelled, now.n),
      right: shareOf(right, labelled),
    })),
    labels: Object.entries(now.perLabel).map(([labelId, { support, said, hits }]) => ({
      path: pathOf(labelId),
      precision: shareOf(hits, said),
      recall: shareOf(hits, support),
    })),
    confusions: now.confusions.map(({ truth, said, count }) => ({
      truth: pathOf(String(truth)),
      said: pathOf(String(said)),
      count,
    })),
  }
}

export const labelModelList = query(listLabelModels, async ({ read, actor, now }) => {
  const [rows, examples, correctedSince, threshold, nightly] = await Promise.all([
    models(read).orderBy('number', 'desc').limit(shown).execute(),
    countLabelled(read, cap),
    countCorrectedSinceTraining(read, cap),
    thresholdOf(read),
    nightlyLearning(read, now),
  ])
  const items = rows.map((row) => shownModel(row, now))
  const busy = items.some(({ state }) => state === 'waiting' || state === 'learning')
  const last = rows.find(({ state }) => state === 'promoted' || state === 'worse')
  const mayEdit = mayEverywhere(actor, 'taxonomy.edit')
  return {
    items,
    examples,
    cap,
    needed: neededExamples,
    correctedSince,
    threshold,
    nightly,
    lastTook: last?.ended_at ? (last.ended_at.getTime() - last.asked_at.getTime()) / 1000 : null,
    can: { train: mayEdit && examples >= neededExamples && !busy, cancel: mayEdit && busy },
  }
})

export const labelModelCard = query(readLabelModel, async ({ read, now }, { modelId }) => {
  const [row, pathOf] = await Promise.all([
    models(read).where('label_models.id', '=', modelId).executeTakeFirst(),
    labelPath(read),
  ])
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  const card = row.card === null ? null : shownCard(row.card, row.taxonomy_version ?? 0, pathOf)
  return { ...shownModel(row, now), card }
})
