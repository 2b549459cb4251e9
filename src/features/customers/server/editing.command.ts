import type { z } from 'zod'
import { changedCustomValues, customFieldsOf } from '#features/organisation/server/public/custom-values.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  changeCustomer,
  createCustomer,
  customerChanged,
  customerCreated,
  type customerFields,
} from '../contract.ts'
import { emailKey, nameKey, phoneKey } from '../domain/identity.ts'
import {
  type CustomerChange,
  insertCustomer,
  lockKeys,
  rowsOfKeys,
  updateCustomer,
} from './customers.store.ts'
import { noteStanding } from './standings.store.ts'
import { requireCustomer } from './visible-customers.ts'

type Fields = z.output<typeof customerFields>

function phoneOf(phone: string | null) {
  if (phone === null) return { phone: null, phone_key: null }
  const key = phoneKey(phone)
  if (key === null) throw new Refusal('customers.badPhone', 'invalid')
  return { phone: key, phone_key: key }
}

function emailOf(email: string | null) {
  if (email === null) return { email: null, email_key: null }
  const key = emailKey(email)
  if (key === null) throw new Refusal('customers.badEmail', 'invalid')
  return { email: key, email_key: key }
}

function identityOf({ name, phone, email, externalId }: Fields): CustomerChange {
  return {
    ...(name === undefined ? {} : { name, name_key: name === null ? null : nameKey(name) }),
    ...(phone === undefined ? {} : phoneOf(phone)),
    ...(email === undefined ? {} : emailOf(email)),
    ...(externalId === undefined ? {} : { external_id: externalId }),
  }
}

async function requireFree(
  { db }: CommandContext,
  change: CustomerChange,
  customerId: string | null,
): Promise<void> {
  const keys = {
    phone: change.phone_key ?? null,
    email: change.email_key ?? null,
    externalId: change.external_id ?? null,
  }
  if (Object.values(keys).every((key) => key === null)) return
  await lockKeys(db, keys)
  const holder = (await rowsOfKeys(db, [keys])).find((row) => row.id !== customerId)
  if (holder === undefined) return
  throw new Refusal('customers.identityTaken', 'conflict', { customerId: holder.merged_into_id ?? holder.id })
}

type Custom = Readonly<Record<string, unknown>>

async function customOf({ db }: CommandContext, kept: Custom, entered: Custom | undefined) {
  if (entered === undefined) return undefined
  return changedCustomValues(await customFieldsOf(db, 'customer'), kept, entered)
}

export const create = command(createCustomer, async (context, input) => {
  const { db, now, newId, emit } = context
  const identity = identityOf(input)
  if (!identity.name && !identity.phone_key && !identity.email_key && !identity.external_id) {
    throw new Refusal('customers.nobody', 'invalid')
  }
  await requireFree(context, identity, null)
  const customerId = newId()
  await insertCustomer(db, {
    id: customerId,
    name: identity.name ?? null,
    nameKey: identity.name_key ?? null,
    phone: identity.phone ?? null,
    email: identity.email ?? null,
    keys: {
      phone: identity.phone_key ?? null,
      email: identity.email_key ?? null,
      externalId: identity.external_id ?? null,
    },
    unitId: context.actor.grants.find(({ permission }) => permission === 'customers.edit')?.unitId ?? null,
    vip: input.vip ?? false,
    tags: input.tags ?? [],
    custom: (await customOf(context, {}, input.custom)) ?? {},
    at: new Date(now),
  })
  await noteStanding(db, customerId, new Date(now))
  emit(customerCreated, { subject: customerId, facts: { origin: 'person' } })
  return { customerId }
})

export const change = command(changeCustomer, async (context, { customerId, ...fields }) => {
  const { db, now, emit } = context
  const before = await requireCustomer(context, customerId, 'customers.edit')
  if (before.erased_at !== null || before.merged_into_id !== null)
    throw new Refusal('customers.notLiving', 'conflict')
  const identity = identityOf(fields)
  await requireFree(context, identity, customerId)
  const custom = await customOf(context, before.custom as Custom, fields.custom)
  const next: CustomerChange = {
    ...identity,
    ...(fields.vip === undefined ? {} : { vip: fields.vip }),
    ...(fields.tags === undefined ? {} : { tags: [...new Set(fields.tags)] }),
    ...(custom === undefined ? {} : { custom: JSON.stringify(custom) }),
  }
  const changed = Object.keys(next).filter((field) => !field.endsWith('_key'))
  if (changed.length === 0) return {}
  await updateCustomer(db, customerId, next)
  await noteStanding(db, customerId, new Date(now))
  emit(customerChanged, { subject: customerId, facts: { fields: changed } })
  return {}
})
