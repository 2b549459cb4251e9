import { Client } from 'pg'
import { storeBaseVoices } from '../volume/base-voices.ts'
import { forgiveBacklog } from '../volume/events.ts'
import { draft, historyYears, storeChoices } from './drafts.ts'
import { storeFacts, storeTerms } from './facts.ts'
import { storeTrees } from './organisation.ts'
import { rawTables, storeRawRows } from './raw-rows.ts'
import { storeSums } from './sums.ts'

const atOnce = 250_000

const indexesSql = `
  select index.indexrelid::regclass::text as name, pg_get_indexdef(index.indexrelid) as definition from pg_index index
  where index.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = index.indexrelid)`

/** Takes the indexes of tables away while work is done, and makes them again after it: one sort is less than many entries. */
async function withoutIndexes(client: Client, tables: readonly string[], work: () => Promise<void>) {
  const { rows } = await client.query<{ name: string; definition: string }>(indexesSql, [tables])
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await work()
  for (const { definition } of rows) await client.query(definition)
}

async function storeVoices(client: Client, voices: number, until: Date): Promise<void> {
  const since = new Date(until)
  since.setUTCFullYear(since.getUTCFullYear() - historyYears)
  const texts = await storeBaseVoices(client)
  for (let from = 0; from < voices; from += atOnce) {
    const to = Math.min(from + atOnce, voices) - 1
    await client.query('begin')
    await draft(client, { from, to, all: voices, since, until, texts })
    await storeRawRows(client, until)
    await storeFacts(client, until)
    await client.query('commit')
  }
}

/** Fills an organisation that was just set up: so many voices over three years, what became of each, what is counted of them, and the sums. */
export async function loadHistory(ownerUrl: string, voices: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'huixiang bench load' })
  await client.connect()
  try {
    await client.query(
      `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set temp_buffers = '128MB'`,
    )
    await storeTrees(client)
    await storeChoices(client)
    await storeTerms(client)
    // The last whole day, so that nothing lies ahead.
    const until = new Date(new Date().toISOString().slice(0, 10))
    await withoutIndexes(client, [...rawTables, 'metric_facts'], () => storeVoices(client, voices, until))
    await client.query('analyze')
    await storeSums(ownerUrl)
    await forgiveBacklog(client)
    await client.query('update bench.history set loaded_at = now()')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
