import { receiveFeedbacks } from '#features/intake/server/public/receive.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import { importChecked, importFailed, importFinished } from '../contract.ts'
import type { Reading } from '../domain/reading-row.ts'
import { wallClockOf } from '../domain/zoned-time.ts'
import { type Batch, batchesOf } from './batches.ts'
import { type OpenFile, rowsBelow } from './file-rows.ts'
import { advance, changeImport, clearOutcomes, importOf, insertRejects } from './imports.store.ts'
import type { Import } from './imports.tables.ts'
import { keepPace } from './keeping-pace.ts'
import { briefIdentityOf, identityOf, knownAmong } from './known-voices.query.ts'
import { timeZoneOfOrganisation } from './organisation.query.ts'
import { placesIn } from './places.query.ts'

/** What the work stands on: a job's context, or the command line's. */
export type Desk = Pick<JobContext, 'read' | 'now' | 'transact'>

/** How a piece of work ended. `superseded`: it was stopped, or somebody else went on with it. */
export type Ending = 'finished' | 'paused' | 'superseded'

/** When to leave off: asked after each batch. `heard` learns how far the file has got. */
export interface Pace {
  readonly pause: () => boolean
  readonly heard?: (row: number, batch: Batch) => void
}

const quiet = 'how far an import has got is told by its rows'
// Clocks of other systems run ahead a little.
const tolerance = 600_000

async function readingOf(desk: Desk, standing: Import): Promise<Reading> {
  const { mapping, headers, mode } = standing
  const timeZone = await timeZoneOfOrganisation(desk.read)
  if (timeZone === null) throw new Refusal('imports.noOrganisation', 'conflict')
  if (mapping === null || headers === null || mode === null)
    throw new Refusal('imports.notMapped', 'conflict')
  return { mapping, headers, mode, toMoment: wallClockOf(timeZone), latest: (await desk.now()) + tolerance }
}

/** Counts a batch without writing it; `seen` are the rows of this file before it. */
async function judge(desk: Desk, batch: Batch, seen: Set<number>) {
  const before = await knownAmong(desk.read, batch.voices)
  let known = 0
  for (const voice of batch.voices) {
    const brief = briefIdentityOf(voice)
    if (before.has(identityOf(voice)) || seen.has(brief)) known++
    seen.add(brief)
  }
  return { known, taken: batch.voices.length - known }
}

class Superseded extends Error {}

/** Gives the voices of a batch that are new. The batch, its rejects and how far the import got commit together: whoever goes on after a crash goes on exactly there. */
function writer(desk: Desk, standing: Import): (batch: Batch, from: number) => Promise<readonly string[]> {
  const seen = new Set<number>()
  const state = standing.state === 'checking' ? 'checking' : 'running'
  return async (batch, from) => {
    const judged = state === 'checking' ? await judge(desk, batch, seen) : null
    return desk.transact(
      async (context) => {
        const { db, now } = context
        const receipts = judged === null ? await receiveFeedbacks(context, batch.voices) : []
        const known = judged?.known ?? receipts.filter((receipt) => receipt.known).length
        const taken = judged?.taken ?? receipts.length - known
        const step = { state, from, to: batch.lastRow, taken, known, rejected: batch.rejects.length } as const
        if (!(await advance(db, standing.id, { ...step, at: new Date(now) }))) throw new Superseded()
        await insertRejects(db, standing.id, batch.rejects)
        return receipts.filter((receipt) => !receipt.known).map(({ feedbackId }) => feedbackId)
      },
      { quiet },
    )
  }
}

async function finish(desk: Desk, { id, state }: Import, lastRow: number): Promise<Ending> {
  return desk.transact(async ({ db, now, emit }) => {
    const standing = await importOf(db, id)
    if (standing === undefined || standing.state !== state || standing.last_row !== lastRow)
      return 'superseded'
    const { taken, known, rejected } = standing
    const at = new Date(now)
    const moved = { moved_at: at, rows_total: taken + known + rejected }
    const facts = { taken, known, rejected }
    if (state === 'checking') {
      await changeImport(db, id, { ...moved, state: 'ready', checked_at: at })
      emit(importChecked, { subject: id, facts })
    } else {
      await changeImport(db, id, { ...moved, state: 'done', finished_at: at })
      emit(importFinished, { subject: id, facts })
    }
    return 'finished'
  })
}

async function carry(desk: Desk, standing: Import, work: { file: OpenFile; pace: Pace }): Promise<Ending> {
  const { headers, header_row } = standing
  const reading = await readingOf(desk, standing)
  const rows = rowsBelow(work.file, { headers: headers ?? [], headerRow: header_row ?? 0 })
  const recipe = { reading, importId: standing.id, places: placesIn(desk.read) }
  const write = writer(desk, standing)
  const followed = keepPace(desk.read, work.pace.pause)
  let from = standing.last_row
  for await (const batch of batchesOf(rows, recipe, from)) {
    await followed(await write(batch, from))
    from = batch.lastRow
    work.pace.heard?.(from, batch)
    if (work.pace.pause()) return 'paused'
  }
  return finish(desk, standing, from)
}

/** An import that cannot go on says why, and keeps what it has committed. */
export async function failImport(desk: Desk, importId: string, { code, facts }: Refusal): Promise<void> {
  await desk.transact(async ({ db, now, emit }) => {
    await changeImport(db, importId, {
      state: 'failed',
      failure: JSON.stringify({ code, facts }),
      moved_at: new Date(now),
    })
    emit(importFailed, { subject: importId, facts: { code } })
  })
}

/**
 * Reads the rows of a file and takes them in, or only checks them, as its import says: from behind the last committed row to the end.
 * A refusal (the file is broken in the middle) ends the import as failed.
 */
export async function carryOut(
  desk: Desk,
  importId: string,
  work: { file: OpenFile; pace: Pace },
): Promise<Ending> {
  if ((await importOf(desk.read, importId))?.state === 'checking')
    await desk.transact(({ db }) => clearOutcomes(db, importId), { quiet })
  const standing = await importOf(desk.read, importId)
  if (standing?.state !== 'checking' && standing?.state !== 'running') return 'superseded'
  try {
    return await carry(desk, standing, work)
  } catch (error) {
    if (error instanceof Superseded) return 'superseded'
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error
    await failImport(desk, importId, error)
    return 'finished'
  }
}
