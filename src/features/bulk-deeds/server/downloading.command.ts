import { command } from '#platform/server/command.ts'
import { bulkDownloaded, downloadBulk } from '../contract.ts'
import { mostTickets } from '../domain/life.ts'
import { outcomesAfter } from './outcomes-after.ts'
import { seenBulk } from './visibility.ts'

export const downloading = command(downloadBulk, async ({ db, actor, emit }, { bulkDeedId, outcome }) => {
  await seenBulk(db, actor, bulkDeedId)
  const found = { after: 0, limit: mostTickets, wanted: outcome }
  const rows = await outcomesAfter({ read: db, actor }, bulkDeedId, found)
  emit(bulkDownloaded, { subject: bulkDeedId, facts: { rows: rows.length } })
  return { rows: rows.map(({ id: _, position: __, ...row }) => row) }
})
