import { removeUnvoicedCustomers } from '#features/customers/server/public/remove-unvoiced.ts'
import { removeFeedbacks } from '#features/intake/server/public/remove.ts'
import { importUndone } from '../contract.ts'
import type { Desk, Ending, Pace } from './carrying-out.ts'
import { changeImport, importOf } from './imports.store.ts'
import { removableVoices, voicesOfImport } from './removable.query.ts'

const batchVoices = 500

/** Removes one batch; false when nothing removable is left, and then the import is undone. */
async function removeBatch(desk: Desk, importId: string): Promise<Ending> {
  return desk.transact(async (context) => {
    const { db, now, emit } = context
    const standing = await importOf(db, importId)
    if (standing?.state !== 'undoing') return 'superseded'
    const at = new Date(now)
    const gone = await removeFeedbacks(context, await removableVoices(db, importId, batchVoices))
    const removed = (standing.removed ?? 0) + gone.length
    if (gone.length > 0) {
      const customers = new Set(gone.flatMap(({ customerId }) => customerId ?? []))
      await removeUnvoicedCustomers(context, [...customers], (standing.started_at ?? at).getTime())
      await changeImport(db, importId, { removed, attempts: 0, moved_at: at })
      return 'paused'
    }
    const kept = await voicesOfImport(db, importId)
    await changeImport(db, importId, { state: 'undone', undone_at: at, removed, kept, moved_at: at })
    emit(importUndone, { subject: importId, facts: { removed, kept } })
    return 'finished'
  })
}

/** Takes back what an import brought, batch by batch, until only what somebody has worked on is left. */
export async function undo(desk: Desk, importId: string, pace: Pace): Promise<Ending> {
  for (;;) {
    const ending = await removeBatch(desk, importId)
    if (ending !== 'paused' || pace.pause()) return ending
  }
}
