import { markRemoved } from '#platform/server/files/files.store.ts'
import { timer } from '#platform/server/jobs.ts'
import { importStopped } from '../contract.ts'
import { removeParts, workOnImport } from './import-work.ts'
import { changeImport, forgetContent, importOf } from './imports.store.ts'
import { importsToForget, stuckImports } from './stale-imports.query.ts'

const stuckAfterMs = 120_000
const keptMs = 30 * 86_400_000

/** Work that died with its process is taken up again where it had got to; what the command line left off is at rest. */
export const reviveImports = timer({
  name: 'imports.revive',
  everySeconds: 30,
  run: async ({ read, now, transact }) => {
    const since = new Date((await now()) - stuckAfterMs)
    for (const { id } of await stuckImports(read, since)) {
      await transact(
        async ({ db, now: at, enqueue, emit }) => {
          const standing = await importOf(db, id)
          if (standing === undefined || standing.moved_at >= since) return
          const left = standing.origin === 'command_line' && standing.state !== 'undoing'
          await changeImport(db, id, { moved_at: new Date(at), ...(left && { state: 'stopped' }) })
          if (left) emit(importStopped, { subject: id, facts: { afterRow: standing.last_row } })
          else await enqueue(workOnImport, { importId: id })
        },
        { quiet: 'being taken up again is no outcome' },
      )
    }
  },
})

/** What files said of people goes thirty days after their import last moved: bytes, preview and rejected rows. */
export const forgetImports = timer({
  name: 'imports.forget',
  everySeconds: 3600,
  run: async ({ read, now, transact }) => {
    const old = await importsToForget(read, new Date((await now()) - keptMs))
    for (const { id, parts } of old) {
      await transact(
        async ({ db, now: at, enqueue }) => {
          await forgetContent(db, id, new Date(at))
          await markRemoved(db, parts)
          if (parts.length > 0) await enqueue(removeParts, { parts })
        },
        { quiet: 'retention of what nobody needs any more' },
      )
    }
  },
})
