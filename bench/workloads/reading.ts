import { Client } from 'pg'
import type { Connection } from '../load/connection.ts'
import { getting, readJson } from '../load/requests.ts'
import { signIn } from '../serving/signing-in.ts'
import { forgiveBacklog } from '../volume/events.ts'
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

/** What a shared view may hold: by kind, urgency, state, tier, clocks and words, alone and together. */
const conditions = [
  'urgency=urgent',
  'kind=complaint&state=in_progress',
  'tier=2&tier=3&sort=newest',
  'clock=soon&kind=complaint',
  'waiting=customer',
  'round=again&sort=oldest',
  'view=closed&kind=enquiry',
  'kind=praise&urgency=urgent&state=received&sort=newest',
]

/** A page of 50 of saved views with conditions, as one who sees everything and as the lead of a region. */
export const views: Compared = {
  workload: 'views',
  async house({ port }) {
    const callers = [await signIn(port), await signIn(port, firstLead)]
    return circling(
      conditions.flatMap((one) => callers.map((caller) => getting(`/api/tickets?limit=50&${one}`, caller))),
    )
  },
  floor: async () => circling([getting('/list')]),
}

const storyEvents = 2000

/** One ticket with 2,000 events; told once, later runs use it again. */
async function longStory(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const [ticket] = (
      await client.query<{ id: string; events: number }>(
        `select subject_id as id, count(*)::int as events from events where subject_kind = 'ticket'
         group by subject_id order by count(*) desc, subject_id limit 1`,
      )
    ).rows
    if (ticket === undefined) throw new Error('No ticket: load at least one')
    await client.query(
      `insert into events (id, type, version, at, actor_kind, actor_id, subject_kind, subject_id, org_unit_id, facts)
       select gen_random_uuid(), type, version, at, actor_kind, actor_id, subject_kind, subject_id, org_unit_id, facts
       from (select * from events where subject_id = $1 and type = 'tickets.contacted' limit 1) as told, generate_series(1, $2)`,
      [ticket.id, Math.max(storyEvents - ticket.events, 0)],
    )
    await forgiveBacklog(client)
    return ticket.id
  } finally {
    await client.end()
  }
}

/** A ticket with 2,000 events as its page asks for it: details, then the first page of its timeline. */
export const story: Compared = {
  workload: 'story',
  async house({ port }, { place }) {
    const caller = await signIn(port)
    const ticketId = await longStory(place.ownerUrl)
    const [details, timeline] = ['', '/timeline?limit=50'].map((part) =>
      getting(`/api/tickets/${ticketId}${part}`, caller),
    ) as [string, string]
    return async (connection) => {
      for (const request of [details, timeline]) {
        const answer = await connection.ask(request)
        if (answer.status !== 200) readJson(answer)
      }
    }
  },
  async floor({ place }) {
    return circling([getting(`/show?${await longStory(place.ownerUrl)}`)])
  },
}

/** What stands on the wall of a hall: queues, seats and what is at risk; the floor reads 50 tickets. */
export const wall: Compared = {
  workload: 'wall',
  async house({ port }) {
    const callers = [await signIn(port), await signIn(port, firstLead)]
    return circling(callers.map((caller) => getting('/api/dispatch-wallboard', caller)))
  },
  floor: async () => circling([getting('/list')]),
}
