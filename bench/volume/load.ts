import { Client } from 'pg'
import { storeBaseVoices } from './base-voices.ts'
import { forgiveBacklog, storeEvents } from './events.ts'
import { storeOrganisation } from './organisation.ts'
import { storeTickets } from './tickets.ts'
import { storeVoices } from './voices.ts'

// The same id for the same thing each time: a UUID of version 7 whose random part is a hash of the name.
const idsSql = `
  create function pg_temp.made_id(kind text, n bigint, at timestamptz) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
    from md5(kind || n) as h $$`

/** Fills an organisation that was just set up: so many open tickets, a tenth more that are closed, and all that belongs to them. */
export async function loadVolume(ownerUrl: string, tickets: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'huixiang bench load' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(
      `set local synchronous_commit = off; set local work_mem = '256MB'; set local maintenance_work_mem = '256MB'`,
    )
    await client.query(idsSql)
    const texts = await storeBaseVoices(client)
    await storeOrganisation(client, Math.max(40, Math.min(2000, Math.ceil(tickets / 500))))
    await storeVoices(client, { open: tickets, all: Math.ceil(tickets * 1.1), texts })
    await storeTickets(client)
    await storeEvents(client)
    await forgiveBacklog(client)
    await client.query('update bench.volume set loaded_at = now()')
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
