import type { CommandContext } from '#platform/server/command.ts'
import { customerCreated } from '../../contract.ts'
import { nameKey } from '../../domain/identity.ts'
import type { IdentityKeys } from '../customers.store.ts'
import { insertNewCustomers, type NewCustomer, rowsOfAnyKeys } from '../new-customers.store.ts'
import { findOrCreateCustomer, type Introduction, keysOf, settledCustomer } from './find-or-create.ts'

type Row = Awaited<ReturnType<typeof rowsOfAnyKeys>>[number]

const texts = ({ phone, email, externalId }: IdentityKeys): string[] => [
  ...(phone === null ? [] : [`p${phone}`]),
  ...(email === null ? [] : [`e${email}`]),
  ...(externalId === null ? [] : [`x${externalId}`]),
]

function rowsByKey(rows: readonly Row[]): (keys: IdentityKeys) => Row[] {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const keys = { phone: row.phone_key, email: row.email_key, externalId: row.external_id }
    for (const text of texts(keys)) found.set(text, [...(found.get(text) ?? []), row])
  }
  return (keys) => [...new Set(texts(keys).flatMap((text) => found.get(text) ?? []))]
}

/**
 * Introductions of people nobody knows, each identity once; what shares a key with another one comes later, one by one.
 * Gives the ids of those that were written.
 */
async function createAll(
  context: CommandContext,
  unknown: readonly Introduction[],
): Promise<Map<Introduction, string>> {
  const taken = new Set<string>()
  const drafts = new Map<Introduction, NewCustomer>()
  for (const given of unknown) {
    const keys = keysOf(given)
    if (texts(keys).some((text) => taken.has(text))) continue
    for (const text of texts(keys)) taken.add(text)
    const name = given.name?.trim() || null
    const named = { name, nameKey: name === null ? null : nameKey(name) }
    drafts.set(given, { id: context.newId(), ...named, keys, unitId: given.unitId ?? null })
  }
  const written = await insertNewCustomers(context.db, [...drafts.values()], new Date(context.now))
  for (const id of written) context.emit(customerCreated, { subject: id, facts: { origin: 'voice' } })
  return new Map([...drafts].flatMap(([given, { id }]) => (written.has(id) ? [[given, id]] : [])))
}

/**
 * `findOrCreateCustomer` for many at once, in the order given: two statements for people who are wholly known or wholly new, and one by
 * one only for those of whom something changes.
 */
export async function findOrCreateCustomers(
  context: CommandContext,
  given: readonly Introduction[],
): Promise<(string | null)[]> {
  const keys = given.map(keysOf)
  const named = keys.filter((one) => texts(one).length > 0)
  if (named.length === 0) return given.map(() => null)
  const known = rowsByKey(await rowsOfAnyKeys(context.db, named))
  const unknown = given.filter((_, place) => {
    const one = keys[place] as IdentityKeys
    return texts(one).length > 0 && known(one).length === 0
  })
  const created = await createAll(context, unknown)
  const all = created.size === unknown.length ? known : rowsByKey(await rowsOfAnyKeys(context.db, named))
  const ids: (string | null)[] = []
  for (const [place, introduction] of given.entries()) {
    const one = keys[place] as IdentityKeys
    const settled = texts(one).length === 0 ? null : settledCustomer(all(one), introduction)
    const id = created.get(introduction) ?? settled
    ids.push(id === undefined ? await findOrCreateCustomer(context, introduction) : id)
  }
  return ids
}
