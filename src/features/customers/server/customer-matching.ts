import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { nameKey } from '../domain/identity.ts'
import type { IdentityKeys } from './customers.store.ts'
import type { CustomersTables } from './customers.tables.ts'

const startOf = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`

const phoneParts = (digits: string) => [
  sql<boolean>`customers.phone_key like ${startOf(`+86${digits.replace(/^0/, '')}`)}`,
  sql<boolean>`customers.phone_key like ${startOf(`+${digits}`)}`,
  sql<boolean>`reverse(customers.phone_key) like ${startOf([...digits].reverse().join(''))}`,
]

/** What a person typed as conditions, each served by one index: beginning or tail of a number, start of a name, mailbox or id. */
export function partlyMatching(typed: string): Expression<SqlBool> {
  const eb = expressionBuilder<CustomersTables, 'customers'>()
  const digits = typed.normalize('NFKC').replace(/[\s+()-]/g, '')
  const name = nameKey(typed)
  return eb.or([
    ...(/^\d{4,}$/.test(digits) ? phoneParts(digits) : []),
    ...(name === null ? [] : [eb('customers.name_key', 'like', startOf(name))]),
    eb('customers.email_key', 'like', startOf(typed.toLowerCase())),
    eb('customers.external_id', '=', typed),
  ])
}

/** Rows with the very phone, e-mail address or external id. */
export function whollyMatching({ phone, email, externalId }: IdentityKeys): Expression<SqlBool> {
  const eb = expressionBuilder<CustomersTables, 'customers'>()
  return eb.or([
    ...(phone === null ? [] : [eb('customers.phone_key', '=', phone)]),
    ...(email === null ? [] : [eb('customers.email_key', '=', email)]),
    ...(externalId === null ? [] : [eb('customers.external_id', '=', externalId)]),
  ])
}
