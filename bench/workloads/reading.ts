import { Client } from 'pg'
import type { Connection } from '../load/connection.ts'
import { getting, readJson } from '../load/requests.ts'
import { signIn } from '../serving/signing-in.ts'
import { firstLead } from '../volume/organisation.ts'
import { searches } from '../volume/texts.ts'
import type { Compared } from './compared.ts'

/** Asks one request after the other, in a circle. */
function circling(requests: readonly string[]) {
  let turn = 0
  return async (connection: Connection) => {
    const request = requests[turn++ % requests.length] as string
    const answer = await connection.ask(request)
    if (answer.status !== 200) readJson(answer)
  }
}

const pages = ['', '&sort=newest', '&view=unassigned', '&view=breached']

/** A page of 50 of the inbox: four views, as one who sees everything and as the lead of a region. */
export const list: Compared = {
  workload: 'list',
  async house({ port }) {
    const callers = [await signIn(port), await signIn(port, firstLead)]
    return circling(
      pages.flatMap((page) => callers.map((caller) => getting(`/api/tickets?limit=50${page}`, caller))),
    )
  },
  floor: async () => circling([getting('/list')]),
}

async function longTickets(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `select ticket_id as id from ticket_notes group by ticket_id having count(*) = 20 limit 500`,
    )
    if (rows.length === 0) throw new Error('No ticket with 50 events: load at least 500 tickets')
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

/** A ticket with 50 events as its page asks for it: details, then timeline. */
export const show: Compared = {
  workload: 'show',
  async house({ port }, { place }) {
    const caller = await signIn(port)
    const ids = await longTickets(place.ownerUrl)
    const [details, timelines] = ['', '/timeline?limit=50'].map((part) =>
      circling(ids.map((id) => getting(`/api/tickets/${id}${part}`, caller))),
    ) as [ReturnType<typeof circling>, ReturnType<typeof circling>]
    return async (connection) => {
      await details(connection)
      await timelines(connection)
    }
  },
  async floor({ place }) {
    const ids = await longTickets(place.ownerUrl)
    return circling(ids.map((id) => getting(`/show?${id}`)))
  },
}

/** Words in voices, rare and common; the floor reads the newest 50 voices without looking for anything. */
export const search: Compared = {
  workload: 'search',
  async house({ port }) {
    const caller = await signIn(port)
    const words = searches.map((word) => encodeURIComponent(word))
    return circling(words.map((word) => getting(`/api/feedback?limit=50&q=${word}`, caller)))
  },
  floor: async () => circling([getting('/search')]),
}
