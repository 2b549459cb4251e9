import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type IdentityKeys, rowsOfKeys } from '../customers.store.ts'
import type { NewCustomer } from '../new-customers.store.ts'
import {
  createCustomers,
  findOrCreateCustomer,
  type Introduction,
  identifies,
  keysOf,
  newCustomer,
  settledCustomer,
} from './find-or-create.ts'

/** A row by which somebody may be known. */
export type KnownCustomer = Awaited<ReturnType<typeof rowsOfKeys>>[number]

const texts = ({ phone, email, externalId }: IdentityKeys): string[] => [
  ...(phone === null ? [] : [`p${phone}`]),
  ...(email === null ? [] : [`e${email}`]),
  ...(externalId === null ? [] : [`x${externalId}`]),
]

/** The rows that carry any key of the given people; asked before anything is written, so that it can be asked along with other things. */
export async function knownCustomers(
  db: ReadHandle,
  given: readonly Introduction[],
): Promise<KnownCustomer[]> {
  const named = given.filter(identifies)
  return named.length === 0 ? [] : rowsOfKeys(db, named.map(keysOf))
}

/** Rows by their keys, as they are and as they come. */
class Directory {
  private readonly rows = new Map<string, KnownCustomer[]>()

  add(row: KnownCustomer): void {
    const keys = { phone: row.phone_key, email: row.email_key, externalId: row.external_id }
    for (const text of texts(keys)) this.rows.set(text, [...(this.rows.get(text) ?? []), row])
  }

  find(keys: IdentityKeys): KnownCustomer[] {
    return [...new Set(texts(keys).flatMap((text) => this.rows.get(text) ?? []))]
  }
}

const asRow = ({ id, name, keys }: NewCustomer): KnownCustomer => ({
  id,
  merged_into_id: null,
  name,
  phone_key: keys.phone,
  email_key: keys.email,
  external_id: keys.externalId,
})

/**
 * `findOrCreateCustomer` for many at once, in the order given: one statement for people who are wholly new, none for those who are wholly
 * known, and one by one only those of whom something changes. `known` are the rows that `knownCustomers` found for them.
 */
export async function findOrCreateCustomers(
  context: CommandContext,
  given: readonly Introduction[],
  known: readonly KnownCustomer[],
): Promise<(string | null)[]> {
  const directory = new Directory()
  for (const row of known) directory.add(row)
  const fresh: NewCustomer[] = []
  for (const introduction of given) {
    if (!identifies(introduction) || directory.find(keysOf(introduction)).length > 0) continue
    const customer = newCustomer(context, introduction)
    fresh.push(customer)
    directory.add(asRow(customer))
  }
  createCustomers(context, fresh)
  const ids: (string | null)[] = []
  for (const introduction of given) {
    const settled = identifies(introduction)
      ? settledCustomer(directory.find(keysOf(introduction)), introduction)
      : null
    ids.push(settled === undefined ? await findOrCreateCustomer(context, introduction) : settled)
  }
  return ids
}
