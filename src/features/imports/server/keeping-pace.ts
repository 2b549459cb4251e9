import { setTimeout as wait } from 'node:timers/promises'
import { countAnalysed } from '#features/analysis/server/public/analysed-among.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

const lookEveryMs = 200
/** So long nothing may happen before an import takes it that nobody analyses, as while the server is stopped. */
const patienceMs = 3000
/** A voice that is erased before it was heard is never analysed: so long one batch is waited for at most. */
const mostMs = 60_000

/** How far the analysis has got with a batch: its first voice and its last. */
const progress = (read: ReadHandle, batch: readonly string[]) =>
  countAnalysed(
    read,
    [...new Set([batch[0], batch.at(-1)])].filter((id) => id !== undefined),
  )

/**
 * Has an import wait for the analysis: no more than two of its batches are ever waiting there, so that what somebody says meanwhile comes behind
 * these and not behind the whole file. Where nobody analyses it goes on without.
 * @returns to be called with the voices of each batch once it is written; `isOver` ends a wait
 */
export function keepPace(
  read: ReadHandle,
  isOver: () => boolean,
): (written: readonly string[]) => Promise<void> {
  let before: readonly string[] = []
  let alone = false
  return async (written) => {
    const wanted = before.length > 1 ? 2 : before.length
    const began = performance.now()
    for (;;) {
      const done = await progress(read, before)
      // Whoever took up the first voice of a batch comes to its last.
      if (done > 0) alone = false
      const waited = performance.now() - began
      if (done === 0 && waited > patienceMs) alone = true
      if (done >= wanted || alone || waited > mostMs || isOver()) break
      await wait(lookEveryMs)
    }
    if (!alone && written.length > 0) before = written
  }
}
