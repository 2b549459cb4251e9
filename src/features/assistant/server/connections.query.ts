import { query } from '#platform/server/command.ts'
import { readConnections, readUses } from '../contract.ts'
import type { AssistantTables } from './assistant.tables.ts'

export const connectionList = query(readConnections, async ({ read }) => {
  const rows = await read.tables<AssistantTables>().selectFrom('model_connections').selectAll().execute()
  return {
    connections: rows.map(({ purpose, address, model, key_sealed, uses, saved_at }) => ({
      purpose,
      address,
      model,
      hasKey: key_sealed !== null,
      uses,
      savedAt: saved_at.toISOString(),
    })),
  }
})

export const usesNow = query(readUses, async ({ read }) => {
  const rows = await read
    .tables<AssistantTables>()
    .selectFrom('model_connections')
    .select(['purpose', 'uses'])
    .execute()
  return {
    uses: rows.find(({ purpose }) => purpose === 'language')?.uses ?? [],
    hearsSpeech: rows.some(({ purpose }) => purpose === 'speech'),
  }
})
