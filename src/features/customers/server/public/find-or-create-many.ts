import type { CommandContext } from '#platform/server/command.ts'
import { customerCreated } from '../../contract.ts'
import { nameKey } from '../../domain/identity.ts'
import type { IdentityKeys } from '../customers.store.ts'
import { findOrInsertCustomers, type KnownCustomer } from '../new-customers.store.ts'
import { findOrCreateCustomer, type Introduction, keysOf, settledCustomer } from './find-or-create.ts'

const texts = ({ phone, email, externalId }: IdentityKeys): string[] => [
  ...(phone === null ? [] : [`p${phone}`]),
  ...(email === null ? [] : [`e${email}`]),
  ...(externalId === null ? [] : [`x${externalId}`]),
]

function rowsByKey(rows: readonly KnownCustomer[]): (keys: IdentityKeys) => KnownCustomer[] {
  const found = new Map<string, KnownCustomer[]>()
  for (const row of rows) {
    const keys = { phone: row.phone_key, email: row.email_key, externalId: row.external_id }
    for (const text of texts(keys)) found.set(text, [...(found.get(text) ?? []), row])
  }
  return (keys) => [...new Set(texts(keys).flatMap((text) => found.get(text) ?? []))]
}

/** People as they would be written; of several who share a key only the first may be new, the others come later, one by one. */
function draftsOf(context: CommandContext, named: readonly Introduction[]) {
  const taken = new Set<string>()
  return named.map((given) => {
    const keys = keysOf(given)
    const mayBeNew = texts(keys).every((text) => !taken.has(text))
    for (const text of texts(keys)) taken.add(text)
    const name = given.name?.trim() || null
    const nameKeyed = { name, nameKey: name === null ? null : nameKey(name) }
    return { id: context.newId(), ...nameKeyed, keys, unitId: given.unitId ?? null, mayBeNew }
  })
}

/**
 * `findOrCreateCustomer` for many at once, in the order given: one statement for people who are wholly known or wholly new, and one by
 * one only for those of whom something changes.
 */
export async function findOrCreateCustomers(
  context: CommandContext,
  given: readonly Introduction[],
): Promise<(string | null)[]> {
  const named = given.filter((one) => texts(keysOf(one)).length > 0)
  if (named.length === 0) return given.map(() => null)
  const rows = await findOrInsertCustomers(context.db, draftsOf(context, named), new Date(context.now))
  for (const { id, fresh } of rows)
    if (fresh) context.emit(customerCreated, { subject: id, facts: { origin: 'voice' } })
  const found = rowsByKey(rows)
  const ids: (string | null)[] = []
  for (const introduction of given) {
    const keys = keysOf(introduction)
    const settled = texts(keys).length === 0 ? null : settledCustomer(found(keys), introduction)
    ids.push(settled === undefined ? await findOrCreateCustomer(context, introduction) : settled)
  }
  return ids
}
