import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { csv, type RawRoute, xlsx } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { streamCsv, streamSheet } from '#platform/server/spreadsheets/stream-table.ts'
import { ticketConditions } from '../contract/reading.ts'
import { ticketsExported } from '../contract.ts'
import { namedTickets, ticketsToExport } from './exported-tickets.query.ts'
import { ticketTable } from './ticket-table.ts'

const files = (['csv', 'xlsx'] as const).map((format) => ({
  format,
  route: {
    method: 'GET',
    path: `/api/ticket-list.${format}`,
    access: 'tickets.read',
    summary:
      'Download the tickets of a view that meet the conditions, as the inbox lists them; up to 100,000',
    query: Object.keys(ticketConditions.shape),
    gives: [format === 'csv' ? csv : xlsx],
  } satisfies RawRoute,
}))

export const downloadTickets: readonly RawRoute[] = files.map(({ route }) => route)

function wantedIn(query: unknown) {
  const wanted = ticketConditions.safeParse(query)
  if (wanted.success) return wanted.data
  const issues = wanted.error.issues.map(({ path, code }) => ({ path: path.join('.'), code }))
  throw new Refusal('platform.badInput', 'invalid', { issues })
}

/** The inbox as a file: a sensitive read, so it leaves `tickets.exported`. How many rows come, and whether there are more, stands in the headers. */
export function serveTicketExports(server: FastifyInstance, house: House, identify: Identify): void {
  for (const { format, route } of files) {
    server.get(route.path, async (request, reply) => {
      const actor = await actorOf(request, identify)
      admit(actor, route)
      const facts = factsOf(request)
      const asking = { read: house.read, actor, now: await house.now() }
      const { ids, more } = await ticketsToExport(asking, wantedIn(request.query))
      await house.transact({ actor, request: facts }, async ({ emit, newId }) =>
        emit(ticketsExported, { subject: newId(), facts: { rows: ids.length } }),
      )
      const timeZone = (await theOrganisation(house.read))?.time_zone ?? 'Asia/Shanghai'
      const table = ticketTable(namedTickets(house.read, ids), { locale: facts.locale, timeZone })
      return reply
        .headers({
          'content-type': format === 'csv' ? `${csv}; charset=utf-8` : xlsx,
          'content-disposition': `attachment; filename="tickets.${format}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'x-huixiang-rows': String(ids.length),
          'x-huixiang-more': more ? '1' : '0',
        })
        .send(Readable.from(format === 'csv' ? streamCsv(table) : streamSheet('tickets', table)))
    })
  }
}
