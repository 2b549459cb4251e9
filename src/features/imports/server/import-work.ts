import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import type { State } from '../domain/life.ts'
import { carryOut, failImport } from './carrying-out.ts'
import { changeImport, importOf } from './imports.store.ts'
import { understand } from './looking.ts'
import { storedFile } from './stored-file.ts'
import { undo } from './undoing.ts'

// Below the time after which the queue takes a run for lost: work that lasts longer goes on in the next run.
const longestRunMs = 600_000
const mostAttempts = 5
const moving = new Set<State>(['uploaded', 'checking', 'running', 'undoing'])

const input = z.object({ importId: id })

/** Counts the attempts since something was last committed; an import that makes no headway is given up. */
async function begin(context: JobContext, importId: string): Promise<boolean> {
  const standing = await importOf(context.read, importId)
  if (standing === undefined || !moving.has(standing.state)) return false
  if (standing.attempts >= mostAttempts) {
    await failImport(context, importId, new Refusal('imports.gaveUp', 'conflict', { attempts: mostAttempts }))
    return false
  }
  await context.transact(
    ({ db, now }) => changeImport(db, importId, { attempts: standing.attempts + 1, moved_at: new Date(now) }),
    { quiet: 'an attempt is no outcome' },
  )
  return true
}

async function work(context: JobContext, importId: string): Promise<boolean> {
  const until = performance.now() + longestRunMs
  const pace = { pause: () => performance.now() > until }
  const standing = await importOf(context.read, importId)
  if (standing?.state === 'undoing') return (await undo(context, importId, pace)) === 'paused'
  if (standing === undefined || standing.parts.length === 0) return false
  const file = storedFile(context.files, standing)
  if (standing.state === 'uploaded') await understand(context, importId, file)
  else return (await carryOut(context, importId, { file, pace })) === 'paused'
  return false
}

/** Does whatever an import waits for: looking, checking, running, undoing. */
export const workOnImport = job({
  name: 'imports.work',
  input,
  run: async (context, { importId }) => {
    if (!(await begin(context, importId))) return
    if (await work(context, importId))
      await context.transact(({ enqueue }) => enqueue(workOnImport, { importId }))
  },
})

/** Removes the bytes of files that an import no longer needs. */
export const removeParts = job({
  name: 'imports.remove-parts',
  input: z.object({ parts: z.array(id) }),
  run: async ({ files }, { parts }) => {
    for (const part of parts) await files.remove(part)
  },
})
