import { query } from '#platform/server/command.ts'
import { sealedTickets } from '../contract/access.ts'
import { sealedTicketsInReach } from './sealed-in-reach.query.ts'

export const sealed = query(sealedTickets, async ({ read, actor }) => {
  const rows = await sealedTicketsInReach(read, actor)
    .select(['tickets.id', 'tickets.number', 'seal.at'])
    .orderBy('seal.at', 'desc')
    .limit(200)
    .execute()
  return { tickets: rows.map(({ at, ...row }) => ({ ...row, sealedAt: at.toISOString() })) }
})
