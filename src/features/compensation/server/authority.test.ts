import { afterAll, expect, inject, test } from 'vitest'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import type { Actor } from '#platform/server/actor.ts'
import { offerCompensation, setCompensationLimit } from '../contract/deeds.ts'
import { checkCompensation } from '../contract/reading.ts'
import { openCompensationDesk, refund } from './testing/compensation-desk.ts'

const desk = await openCompensationDesk(inject('databaseServer'))
const { house, people, places, held, offer, step, person } = desk
afterAll(() => house.close())
const as = (actor: keyof typeof people) => ({ as: people[actor] })

/** Gives somebody a further role at a unit. */
async function alsoHolds({ id }: { id: string }, role: string, unitId: string) {
  const { rowCount } = await house.open.pool.query(
    'insert into role_assignments (person_id, role_id, org_unit_id) select $1, id, $3 from roles where key = $2',
    [id, role, unitId],
  )
  expect(rowCount).toBe(1)
}
/** Somebody with what their roles allow them now. */
const asOf = async ({ id }: { id: string }): Promise<Actor> => ({
  kind: 'person',
  id,
  grants: await grantsOf(house.house.read, id),
})
/** Puts a ticket into somebody's hands. */
const giveTo = (ticketId: string, { id }: { id: string }) =>
  house.open.pool.query('update tickets set assignee_id = $2 where id = $1', [ticketId, id])

test('of one person who gives twice at the same moment, what comes to more than the period waits for approval', async () => {
  const limit = { roleKey: 'agent', currency: 'CNY', each: 10_000, period: 15_000, approve: 0 }
  const newcomer = await person(places.logistics, '新人', 'agent')
  await house.call(setCompensationLimit, {}, limit, as('administrator'))
  const ticketIds = [await held('agent'), await held('agent')]
  for (const ticketId of ticketIds) await giveTo(ticketId, newcomer)
  const give = (ticketId: string) =>
    house.call(
      offerCompensation,
      { ticketId },
      { kindId: refund, amount: 9000, reason: '丢失' },
      { as: newcomer },
    )
  const answers = await Promise.all(ticketIds.map(give))
  expect(answers.map(({ reply }) => reply.state).sort()).toEqual(['offered', 'proposed'])
  await house.call(setCompensationLimit, {}, { ...limit, period: 2_000_000 }, as('administrator'))
})

test('a role counts where it is held: who leads elsewhere gives and approves here no more than anybody', async () => {
  const hired = await person(places.logistics, '兼任', 'agent')
  await alsoHolds(hired, 'team_lead', places.billing)
  const both = { as: await asOf(hired) }
  const ticketId = await held()
  await giveTo(ticketId, hired)
  const give = (amount: number) =>
    house.call(offerCompensation, { ticketId }, { kindId: refund, amount, reason: '丢失' }, both)
  expect([(await give(10_000)).reply.state, (await give(30_000)).reply.state]).toEqual([
    'offered',
    'proposed',
  ])
  // Who approves a little here, and much elsewhere.
  await alsoHolds(people.lead, 'regional_manager', places.billing)
  const large = await held()
  await offer(large, 200_000)
  expect((await step(large, 'approve', { by: 'lead' })).problem.code).toBe('compensation.aboveAuthority')
  await alsoHolds(people.lead, 'regional_manager', places.logistics)
  expect((await step(large, 'approve', { by: 'lead' })).reply.state).toBe('offered')
})

test('the log says which limit was set, for whom and to what', async () => {
  const { rows } = await house.open.pool.query(
    `select facts from events where type = 'compensation.settings_changed' and facts ->> 'what' = 'limit' order by at limit 1`,
  )
  expect(rows[0].facts).toEqual({
    ...{ what: 'limit', roleKey: 'agent', currency: 'CNY' },
    ...{ each: 10_000, period: 15_000, approve: 0 },
  })
})

test('twice on one ticket is warned of, though nobody knows whose it is; of a ticket that is closed to the reader nothing is shown', async () => {
  const ticketId = await held()
  await house.open.pool.query('update tickets set customer_id = null where id = $1', [ticketId])
  await offer(ticketId, 300, { orderNumber: 'K-9' })
  const wish = { kindId: refund, amount: 300, orderNumber: 'K-9' }
  const warned = async (where: string) =>
    (await house.call(checkCompensation, { ticketId: where }, wish, as('agent'))).reply.warnings.map(
      ({ kind, count, evidence }) => [kind, count, evidence.length],
    )
  expect(await warned(ticketId)).toEqual([
    ['same_order', 1, 1],
    ['same_customer', 1, 1],
  ])
  const other = await held()
  await house.open.pool.query(
    'insert into ticket_recusals (id, ticket_id, person_id, at) values (gen_random_uuid(), $1, $2, now())',
    [ticketId, people.agent.id],
  )
  expect(await warned(other)).toEqual([['same_order', 1, 0]])
})
