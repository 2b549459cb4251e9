import { sql } from 'kysely'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listCustomers } from '../contract.ts'
import { partlyMatching } from './customer-matching.ts'
import { shownEmail, shownPhone } from './public/masks.ts'
import { visibleCustomers } from './visible-customers.ts'

/** Newest customers first. Identities are dense in time, so the page walks the living customers' index backwards. */
export const customerList = query(listCustomers, async ({ read, actor }, { q, vip, tag, cursor, limit }) => {
  let rows = visibleCustomers(read, actor)
    .select(['id', 'name', 'phone', 'email', 'external_id', 'vip', 'tags', 'created_at'])
    .select(
      sql<Date | null>`(select received_at from feedbacks where customer_id = customers.id order by received_at desc limit 1)`.as(
        'last_voice_at',
      ),
    )
    .where('merged_into_id', 'is', null)
    .where('erased_at', 'is', null)
  if (q) rows = rows.where(partlyMatching(q))
  if (vip !== undefined) rows = rows.where('vip', '=', vip === 'true')
  if (tag.length > 0) rows = rows.where(sql<boolean>`customers.tags && ${tag}::text[]`)
  if (cursor !== undefined) rows = rows.where('id', '<', String(decodeCursor(cursor, 1)[0]))
  const page = pageOfRows(
    await rows
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute(),
    limit,
    (row) => [row.id],
  )
  const items = page.items.map(({ created_at, last_voice_at, external_id, phone, email, ...row }) => ({
    ...row,
    phone: shownPhone(phone),
    email: shownEmail(email),
    externalId: external_id,
    createdAt: created_at.toISOString(),
    lastVoiceAt: last_voice_at?.toISOString() ?? null,
  }))
  return { items, next: page.next }
})
