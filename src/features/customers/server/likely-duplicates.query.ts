import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { likenessOf } from '../domain/likeness.ts'
import type { CustomersTables } from './customers.tables.ts'
import { shownEmail, shownPhone } from './public/masks.ts'
import { visibleCustomers } from './visible-customers.ts'

interface Self {
  readonly id: string
  readonly name_key: string | null
  readonly phone_key: string | null
  readonly email_key: string | null
}

// Namesakes looked at: a common name has thousands, and beyond some hundreds nobody reads the answer.
const mostNamesakes = 500

async function likenessesOf(read: ReadHandle, customerId: string) {
  const rows = await read
    .tables<CustomersTables>()
    .selectFrom('customer_likenesses')
    .selectAll()
    .where((eb) => eb.or([eb('customer_id', '=', customerId), eb('other_id', '=', customerId)]))
    .execute()
  const other = (row: (typeof rows)[number]) =>
    row.customer_id === customerId ? row.other_id : row.customer_id
  return {
    shared: new Set(rows.filter((row) => row.dismissed_at === null).map(other)),
    apart: new Set(rows.filter((row) => row.dismissed_at !== null).map(other)),
  }
}

/** Customers who may be this one: they shared a contact, or bear the name with nearly the same number or mailbox. */
export async function likelyDuplicates(read: ReadHandle, actor: Actor, self: Self) {
  const { shared, apart } = await likenessesOf(read, self.id)
  const candidates = await visibleCustomers(read, actor)
    .select(['id', 'name', 'phone', 'email', 'name_key', 'phone_key', 'email_key'])
    .where((eb) =>
      eb.or([
        ...(shared.size === 0 ? [] : [eb('id', 'in', [...shared])]),
        ...(self.name_key === null ? [] : [eb('name_key', '=', self.name_key)]),
        eb.val(false),
      ]),
    )
    .where('id', '!=', self.id)
    .where('merged_into_id', 'is', null)
    .where('erased_at', 'is', null)
    .limit(mostNamesakes)
    .execute()
  const trait = (row: Omit<Self, 'id'>) => ({
    nameKey: row.name_key,
    phoneKey: row.phone_key,
    emailKey: row.email_key,
  })
  return candidates.flatMap((row) => {
    const why = shared.has(row.id) ? ('shared_contact' as const) : likenessOf(trait(self), trait(row))
    if (why === null || apart.has(row.id)) return []
    return [{ id: row.id, name: row.name, phone: shownPhone(row.phone), email: shownEmail(row.email), why }]
  })
}
