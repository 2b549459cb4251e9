import type { CommandContext } from '#platform/server/command.ts'
import { customerChanged, customerCreated } from '../../contract.ts'
import { emailKey, nameKey, phoneKey } from '../../domain/identity.ts'
import {
  type CustomerChange,
  type IdentityKeys,
  lockKeys,
  noteLikeness,
  rowsOfKeys,
  updateCustomer,
} from '../customers.store.ts'
import { insertNewCustomers, type NewCustomer } from '../new-customers.store.ts'

/** What somebody said of themselves. `unitId` is the org unit a new customer belongs to. */
export interface Introduction {
  readonly name?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly email?: string | null | undefined
  readonly externalId?: string | null | undefined
  readonly unitId?: string | null | undefined
  /** By what somebody new becomes known; a voice where nothing is said. */
  readonly origin?: 'voice' | 'order' | undefined
}

type Row = Awaited<ReturnType<typeof rowsOfKeys>>[number]

/** The keys of an introduction; null where a value identifies nobody. */
export function keysOf({ phone, email, externalId }: Introduction): IdentityKeys {
  return {
    phone: phone ? phoneKey(phone) : null,
    email: email ? emailKey(email) : null,
    externalId: externalId?.trim() || null,
  }
}

/** Whether somebody can be recognised by it: a name alone is nobody's. */
export const identifies = (given: Introduction): boolean =>
  Object.values(keysOf(given)).some((key) => key !== null)

// An id the organisation gave is surer than a number, and a number surer than a mailbox a family may share.
function surest(rows: readonly Row[], keys: IdentityKeys): Row | undefined {
  return (
    rows.find((row) => keys.externalId !== null && row.external_id === keys.externalId) ??
    rows.find((row) => keys.phone !== null && row.phone_key === keys.phone) ??
    rows[0]
  )
}

const survivorOf = (row: Row): string => row.merged_into_id ?? row.id

// A key that another row holds stays there: with a merged row it still leads here, with another customer the pair is noted.
function gapsFilled(row: Row, rows: readonly Row[], given: Introduction): CustomerChange {
  if (row.merged_into_id !== null) return {}
  const keys = keysOf(given)
  const name = given.name?.trim()
  const free = (column: 'phone_key' | 'email_key' | 'external_id', key: string | null): key is string =>
    key !== null && row[column] === null && rows.every((other) => other[column] !== key)
  return {
    ...(row.name === null && name ? { name, name_key: nameKey(name) } : {}),
    ...(free('phone_key', keys.phone) ? { phone: keys.phone, phone_key: keys.phone } : {}),
    ...(free('email_key', keys.email) ? { email: keys.email, email_key: keys.email } : {}),
    ...(free('external_id', keys.externalId) ? { external_id: keys.externalId } : {}),
  }
}

/** Somebody new, as they would be written. */
export function newCustomer(context: CommandContext, given: Introduction): NewCustomer {
  const name = given.name?.trim() || null
  return {
    id: context.newId(),
    name,
    nameKey: name === null ? null : nameKey(name),
    keys: keysOf(given),
    unitId: given.unitId ?? null,
    origin: given.origin ?? 'voice',
  }
}

/** Writes people nobody knew. Whoever brings one of them at the same moment and commits later runs again, and recognises them. */
export function createCustomers(
  { db, now, ahead, emit }: CommandContext,
  customers: readonly NewCustomer[],
): void {
  if (customers.length === 0) return
  ahead(insertNewCustomers(db, customers, new Date(now)))
  for (const { id, origin } of customers) emit(customerCreated, { subject: id, facts: { origin } })
}

async function recognise(
  context: CommandContext,
  rows: readonly Row[],
  given: Introduction,
): Promise<string> {
  const { db, now, emit } = context
  const keys = keysOf(given)
  const row = surest(rows, keys) as Row
  const customerId = survivorOf(row)
  const others = new Set(rows.map(survivorOf).filter((id) => id !== customerId))
  for (const other of others) await noteLikeness(db, [customerId, other], new Date(now))
  const change = gapsFilled(row, rows, given)
  const fields = Object.keys(change).filter((field) => !field.endsWith('_key'))
  if (fields.length > 0) {
    await updateCustomer(db, customerId, change)
    emit(customerChanged, { subject: customerId, facts: { fields } })
  }
  return customerId
}

/** The customer whose rows these are, when nothing new has to be written; undefined when something has. */
export function settledCustomer(rows: readonly Row[], given: Introduction): string | undefined {
  const row = surest(rows, keysOf(given))
  if (row === undefined) return undefined
  const oneCustomer = new Set(rows.map(survivorOf)).size === 1
  return oneCustomer && Object.keys(gapsFilled(row, rows, given)).length === 0 ? survivorOf(row) : undefined
}

/**
 * The customer with this phone, e-mail or external id; created when new, gaps filled when known. Safe against races.
 * Null when nothing given identifies anybody: a name alone does not.
 */
export async function findOrCreateCustomer(
  context: CommandContext,
  given: Introduction,
): Promise<string | null> {
  if (!identifies(given)) return null
  const keys = keysOf(given)
  // The common case costs one statement and no lock.
  const settled = settledCustomer(await rowsOfKeys(context.db, [keys]), given)
  if (settled !== undefined) return settled
  await lockKeys(context.db, keys)
  const rows = await rowsOfKeys(context.db, [keys])
  if (rows.length > 0) return recognise(context, rows, given)
  const fresh = newCustomer(context, given)
  createCustomers(context, [fresh])
  return fresh.id
}
