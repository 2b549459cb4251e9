import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CompletionModel } from '../domain/model.ts'
import type { CompletionTimesTables } from './completion-times.tables.ts'

const latest = (read: ReadHandle) =>
  read.tables<CompletionTimesTables>().selectFrom('completion_models').orderBy('learnt_at', 'desc').limit(1)

/** When something was learnt last; null before. */
export async function learntLast(read: ReadHandle): Promise<Date | null> {
  return (await latest(read).select('learnt_at').executeTakeFirst())?.learnt_at ?? null
}

/** What was learnt last, with how good it was. */
export const latestLearnt = (read: ReadHandle) => latest(read).selectAll().executeTakeFirst()

/** A model that stands, with how many solved handlings taught it. */
export interface StandingModel {
  readonly id: string
  readonly cases: number
  readonly model: CompletionModel
}

/** The model of this process: what was learnt never changes, so that it is read once. */
let known: StandingModel | null = null

/** The model that stands; null before there is one. */
export async function standingModel(read: ReadHandle): Promise<StandingModel | null> {
  const id = (await latest(read).select('id').executeTakeFirst())?.id
  if (id === undefined) return null
  if (known?.id !== id) {
    const row = await latestLearnt(read)
    known = row === undefined ? null : { id: row.id, cases: row.cases, model: row.model }
  }
  return known
}
