import { type RawBuilder, sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Drawable, StrataBy } from '../domain/sampling.ts'

/** The most people among whom a draw is made. */
export const mostInAudience = 50_000

/** Whose answers are wanted; what is left out wants all. */
export interface Audience {
  readonly vip: boolean | null
  readonly tags: readonly string[]
  /** A unit with everything below it. */
  readonly unitId: string | null
  readonly strata: StrataBy
}

/** By what each is told apart. Leans on feedbacks_customer and tickets_customer; of the units above the nearest region counts. */
const strata: Readonly<Record<StrataBy, RawBuilder<string>>> = {
  vip: sql`case when vip then 'vip' else 'other' end`,
  unit: sql`coalesce(org_unit_id::text, '')`,
  region: sql`coalesce((select u.id::text from org_units u where u.kind = 'region'
    and u.id in (customers.unit_1, customers.unit_2, customers.unit_3, customers.unit_4, customers.unit_5, customers.unit_6) order by u.depth desc limit 1), '')`,
  channel: sql`coalesce((select f.channel from feedbacks f where f.customer_id = customers.id
    order by f.received_at desc, f.id desc limit 1), '')`,
  tier: sql`coalesce((select t.tier::text from tickets t where t.customer_id = customers.id
    order by t.opened_at desc, t.id desc limit 1), '')`,
}

/** Customers of an audience, each with their stratum; one more than may be drawn among, at most. */
export async function audienceOf(
  db: ReadHandle,
  { vip, tags, unitId, strata: by }: Audience,
): Promise<Drawable[]> {
  let people = db
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['id', strata[by].as('stratum')])
    .where('merged_into_id', 'is', null)
    .where('erased_at', 'is', null)
    .limit(mostInAudience + 1)
  if (vip !== null) people = people.where('vip', '=', vip)
  if (tags.length > 0) people = people.where(sql<boolean>`tags && ${[...tags]}::text[]`)
  if (unitId !== null)
    people = people.where(sql<boolean>`${unitId}::uuid in (unit_1, unit_2, unit_3, unit_4, unit_5, unit_6)`)
  return people.execute()
}
