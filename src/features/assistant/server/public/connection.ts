import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Purpose } from '../../domain/uses.ts'
import { connectionFor } from '../connections.store.ts'
import { RemoteFault, type RemoteModel } from './remote-model.ts'

/**
 * The service that is set up for a purpose, ready to be asked; undefined while there is none. Throws RemoteFault `key_lost` when its key
 * was sealed with another secret.
 */
export async function modelFor(
  { read, unseal }: { read: ReadHandle; unseal(sealed: string): string | null },
  purpose: Purpose,
): Promise<RemoteModel | undefined> {
  const row = await connectionFor(read, purpose)
  if (row === undefined) return undefined
  const key = row.key_sealed === null ? null : unseal(row.key_sealed)
  if (row.key_sealed !== null && key === null) throw new RemoteFault('key_lost')
  return { address: row.address, model: row.model, key }
}
