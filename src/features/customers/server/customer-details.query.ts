import { sql } from 'kysely'
import { latestConsent } from '#features/intake/server/public/consents-of-customers.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { readCustomer } from '../contract.ts'
import type { CustomersTables } from './customers.tables.ts'
import { likelyDuplicates } from './likely-duplicates.query.ts'
import { shownEmail, shownPhone } from './public/masks.ts'
import { customerInReach, visibleCustomers } from './visible-customers.ts'

const ofWhole = sql`customer_id in (select id from customers whole where whole.id = customers.id or whole.merged_into_id = customers.id)`

export const customerDetails = query(readCustomer, async ({ read, actor }, { customerId }) => {
  const row = await visibleCustomers(read, actor)
    .selectAll()
    .select([
      sql<number>`(select count(*) from feedbacks where ${ofWhole})`.as('voices'),
      sql<Date | null>`(select max(received_at) from feedbacks where ${ofWhole})`.as('last_voice_at'),
    ])
    .select([
      sql<boolean>`${customerInReach(actor, 'customers.edit')}`.as('editable'),
      sql<boolean>`${customerInReach(actor, 'customers.merge')}`.as('mergeable'),
      sql<boolean>`${customerInReach(actor, 'intake.unmask')}`.as('unmaskable'),
    ])
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  const merged = await read
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['id', 'name', 'phone', 'merged_at'])
    .where('merged_into_id', '=', customerId)
    .orderBy('merged_at')
    .execute()
  const living = row.merged_into_id === null && row.erased_at === null
  return {
    id: row.id,
    name: row.name,
    phone: shownPhone(row.phone),
    email: shownEmail(row.email),
    externalId: row.external_id,
    vip: row.vip,
    tags: row.tags,
    custom: row.custom,
    createdAt: row.created_at.toISOString(),
    lastVoiceAt: row.last_voice_at?.toISOString() ?? null,
    voices: row.voices,
    mergedIntoId: row.merged_into_id,
    erasedAt: row.erased_at?.toISOString() ?? null,
    merged: merged.map(({ id, name, phone, merged_at }) => ({
      id,
      name,
      phone: shownPhone(phone),
      mergedAt: (merged_at as Date).toISOString(),
    })),
    consent: await latestConsent(read, [row.id, ...merged.map(({ id }) => id)]),
    duplicates: living ? await likelyDuplicates(read, actor, row) : [],
    can: {
      edit: living && row.editable === true,
      merge: living && row.mergeable === true,
      erase: living && mayEverywhere(actor, 'customers.erase'),
      unmask: row.unmaskable === true && (row.phone !== null || row.email !== null),
    },
  }
})
