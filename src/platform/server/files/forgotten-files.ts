import { timer } from '../jobs.ts'
import { markRemoved } from './files.store.ts'
import type { FilesTables } from './files.tables.ts'

const day = 86_400_000

/** Uploads that nothing took within a day go away again. */
export const removeForgottenFiles = timer({
  name: 'files.remove-forgotten',
  everySeconds: 3600,
  run: async ({ read, files, now, transact }) => {
    const rows = await read
      .tables<FilesTables>()
      .selectFrom('files')
      .select('id')
      .where('state', '=', 'waiting')
      .where('stored_at', '<', new Date((await now()) - day))
      .orderBy('stored_at')
      .limit(1000)
      .execute()
    const ids = rows.map((row) => row.id)
    await transact(({ db }) => markRemoved(db, ids), { quiet: 'they never belonged to anything' })
    for (const id of ids) await files.remove(id)
  },
})
