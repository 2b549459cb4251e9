import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Learnt } from '../domain/learning.ts'
import type { CompletionTimesTables } from './completion-times.tables.ts'

const kept = 30

/** Keeps what was learnt, and forgets what was learnt long before. */
export async function insertModel(
  db: WriteHandle,
  { id, at, model, quality, cases }: Learnt & { id: string; at: Date },
): Promise<void> {
  const own = db.own<CompletionTimesTables>()
  const row = { id, learnt_at: at, cases, model: JSON.stringify(model), quality: JSON.stringify(quality) }
  await own.insertInto('completion_models').values(row).execute()
  const old = own.selectFrom('completion_models').select('id').orderBy('learnt_at', 'desc').offset(kept)
  await own.deleteFrom('completion_models').where('id', 'in', old).execute()
}

type Watch = Insertable<CompletionTimesTables['completion_watches']>

/** Says of handlings when they are looked at again; what was told of one stays told. */
export async function saveWatches(db: WriteHandle, watches: readonly Watch[]): Promise<void> {
  if (watches.length === 0) return
  await db
    .own<CompletionTimesTables>()
    .insertInto('completion_watches')
    .values([...watches])
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'cycle']).doUpdateSet((eb) => ({
        model_id: eb.ref('excluded.model_id'),
        due_at: eb.ref('excluded.due_at'),
        wake_at: eb
          .case()
          .when('completion_watches.told_at', 'is', null)
          .then(eb.ref('excluded.wake_at'))
          .else(null)
          .end(),
      })),
    )
    .execute()
}

/** A handling that is watched. */
interface Watched {
  readonly ticketId: string
  readonly cycle: number
}

/** Takes watches whose time has come, so that nobody takes them again. */
export async function takeDueWatches(db: WriteHandle, now: Date, most: number): Promise<Watched[]> {
  const own = db.own<CompletionTimesTables>()
  const due = own
    .selectFrom('completion_watches')
    .select(['ticket_id', 'cycle'])
    .where('wake_at', '<=', now)
    .orderBy('wake_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
  return own
    .updateTable('completion_watches as watch')
    .from(due.as('due'))
    .set({ wake_at: null })
    .whereRef('watch.ticket_id', '=', 'due.ticket_id')
    .whereRef('watch.cycle', '=', 'due.cycle')
    .returning(['watch.ticket_id as ticketId', 'watch.cycle'])
    .execute()
}

/** Notes that people were told; it is done once for a handling. */
export async function noteTold(db: WriteHandle, { ticketId, cycle }: Watched, at: Date): Promise<void> {
  await db
    .own<CompletionTimesTables>()
    .updateTable('completion_watches')
    .set({ told_at: at })
    .where('ticket_id', '=', ticketId)
    .where('cycle', '=', cycle)
    .execute()
}
