import type { ModelFiles } from '@huixiang/text-analysis/classifier/model-files.ts'
import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import {
  type Card,
  keptModels,
  type ModelFault,
  type ModelStep,
  underWaySince,
} from '../../domain/label-models.ts'
import type { AnalysisTables } from '../analysis.tables.ts'

const rowsOf = (db: ReadHandle) => db.tables<AnalysisTables>().selectFrom('label_models')

/** The training that is under way; undefined when there is none. */
export async function trainingUnderWay(db: WriteHandle, now: number): Promise<{ id: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('analysis.label_models'))`.execute(db.own<AnalysisTables>())
  return rowsOf(db)
    .select('id')
    .where('state', 'in', ['waiting', 'learning'])
    .where('asked_at', '>', underWaySince(now))
    .executeTakeFirst()
}

/** Notes a training that was asked for; gives its number. */
export async function insertTraining(
  db: WriteHandle,
  row: { readonly id: string; readonly askedAt: Date; readonly askedBy: string | null },
): Promise<number> {
  const last = await rowsOf(db)
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await db
    .own<AnalysisTables>()
    .insertInto('label_models')
    .values({ id: row.id, number, asked_at: row.askedAt, asked_by: row.askedBy, state: 'waiting' })
    .execute()
  return number
}

/** The number of a training that has not ended; undefined for any other. */
export async function numberOf(db: ReadHandle, id: string): Promise<number | undefined> {
  const row = await rowsOf(db)
    .select('number')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.number
}

/** Notes what is being done. */
export async function moveTraining(db: WriteHandle, id: string, step: ModelStep): Promise<void> {
  await db
    .own<AnalysisTables>()
    .updateTable('label_models')
    .set({ state: 'learning', step })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** How a training ended, with what it made. */
export interface Ended {
  readonly state: 'promoted' | 'worse'
  readonly at: Date
  readonly taxonomyVersion: number
  readonly files: ModelFiles
  readonly card: Card
}

/**
 * Keeps what was learnt; a promoted model serves from now on, and weights of those long past are let go. False where somebody had
 * stopped the training: then nothing is kept.
 */
export async function endTraining(db: WriteHandle, id: string, ended: Ended): Promise<boolean> {
  const { state, at, taxonomyVersion, files, card } = ended
  const own = db.own<AnalysisTables>()
  const { numUpdatedRows } = await own
    .updateTable('label_models')
    .set({
      state,
      step: null,
      ended_at: at,
      taxonomy_version: taxonomyVersion,
      card: JSON.stringify(card),
      ...(state === 'promoted' && {
        description: files.description,
        weights: Buffer.from(files.weights.buffer, files.weights.byteOffset, files.weights.byteLength),
      }),
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  if (state === 'promoted') await serveModel(db, id)
  await sql`
    update label_models set weights = null, description = null
    where weights is not null and not serving and number <= (
      select number from label_models where weights is not null order by number desc offset ${keptModels} limit 1)
  `.execute(own)
  return true
}

/** Notes that somebody stopped a training, and gives its number; undefined where it had ended already. */
export async function cancelledTraining(db: WriteHandle, id: string, at: Date): Promise<number | undefined> {
  const row = await db
    .own<AnalysisTables>()
    .updateTable('label_models')
    .set({ state: 'cancelled', step: null, ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('number')
    .executeTakeFirst()
  return row?.number
}

/** Notes that nothing could be learnt; false where somebody had stopped the training. */
export async function failTraining(
  db: WriteHandle,
  id: string,
  { at, fault }: { at: Date; fault: ModelFault },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .own<AnalysisTables>()
    .updateTable('label_models')
    .set({ state: 'failed', step: null, ended_at: at, fault })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A model that can be put in service; undefined when it is not there, cannot be used or its weights were let go. */
export async function usableModel(db: ReadHandle, id: string) {
  return rowsOf(db)
    .select(['id', 'number'])
    .where('id', '=', id)
    .where('state', '=', 'promoted')
    .where('fault', 'is', null)
    .where('description', 'is not', null)
    .executeTakeFirst()
}

/** The model that serves. */
export async function servingModel(db: ReadHandle) {
  return rowsOf(db).select(['id', 'number']).where('serving', '=', true).executeTakeFirst()
}

/** Puts one model in service, or none. */
export async function serveModel(db: WriteHandle, id: string | null): Promise<void> {
  const own = db.own<AnalysisTables>()
  await own.updateTable('label_models').set({ serving: false }).where('serving', '=', true).execute()
  if (id !== null) await own.updateTable('label_models').set({ serving: true }).where('id', '=', id).execute()
}

/** Notes why a model cannot be used; what served before it serves on. */
export async function refuseModel(db: WriteHandle, number: number, fault: ModelFault): Promise<void> {
  await db
    .own<AnalysisTables>()
    .updateTable('label_models')
    .set({ fault })
    .where('number', '=', number)
    .execute()
}

/** Says how sure a label must be; null leaves it to the model. */
export async function saveThreshold(
  db: WriteHandle,
  row: { readonly threshold: number | null; readonly at: Date; readonly by: string | null },
): Promise<void> {
  const own = db.own<AnalysisTables>()
  await own.deleteFrom('label_thresholds').execute()
  if (row.threshold !== null)
    await own
      .insertInto('label_thresholds')
      .values({ threshold: row.threshold, set_at: row.at, set_by: row.by })
      .execute()
}
