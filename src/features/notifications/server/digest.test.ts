import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import {
  inventPerson,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { ticketCustomerReplied } from '#features/tickets/contract.ts'
import {
  changeNotificationPreferences,
  changeNotificationRhythm,
  notificationPreferences,
} from '../contract.ts'
import { minuteIn, pass } from './testing/minutes.ts'
import { openTellingHouse } from './testing/telling-house.ts'

const { house, agent, as, happens } = await openTellingHouse(inject('databaseServer'))
afterAll(() => house.close())

const why = {
  ...{ because: 'default' as const, matched: [], labelId: null, choice: null },
  ...{ considered: 1, eligible: 1, load: 0, capacity: 10 },
}
const assigned = (personId: string) => ({
  ...{
    cycle: 1,
    personId,
    unitId: teamUnit,
    how: 'rule' as const,
    ruleId: null,
    previousPersonId: null,
    why,
  },
})
const replied = (assigneeId: string) => ({
  ...{ cycle: 1, messageId: randomUUID(), assigneeId, state: 'in_progress' as const },
})
const mailsTo = async (address: string) => {
  const { rows } = await house.open.pool.query<{ subject: string; body: string }>(
    'select subject, body from mails where to_address = $1 order by queued_at',
    [address],
  )
  return rows
}
const choose = (kind: 'assigned' | 'customer_replied', email: 'at_once' | 'digest' | 'never') =>
  house.call(
    changeNotificationPreferences,
    {},
    { items: [{ kind, inApp: true, email, push: false }] },
    { as: as(agent) },
  )

test('what somebody wants together comes once, ticket by ticket, at their hour; what they want at once comes at once', async () => {
  await choose('assigned', 'digest')
  await choose('customer_replied', 'digest')
  await house.call(
    changeNotificationRhythm,
    {},
    { quiet: null, digestAt: await minuteIn(house, 3) },
    { as: as(agent) },
  )
  const [one, other] = [
    await inventTicket(house, { assigneeId: agent }),
    await inventTicket(house, { assigneeId: agent }),
  ]
  await happens(ticketAssigned, one, assigned(agent))
  await happens(ticketAssigned, other, assigned(agent))
  await happens(ticketCustomerReplied, one, replied(agent))
  await pass(house, 1)
  expect(await mailsTo('lilei@example.com')).toEqual([])
  await pass(house, 2.1)
  await pass(house, 0.1)
  const [digest, ...more] = await mailsTo('lilei@example.com')
  expect(more).toEqual([])
  expect(digest?.subject).toBe('您有 3 条通知')
  const [, first = '', second = ''] = digest?.body.split('\n\n') ?? []
  expect(first).toContain(`· 工单 ${one.number} 分派给了您\n· 工单 ${one.number} 的客户有新回复\n`)
  expect(first).toContain(`/tickets/${one.id}`)
  expect(second).toContain(`/tickets/${other.id}`)
})

test('in their quiet hours nothing that can wait is mailed; it comes when they end', async () => {
  const night = await inventPerson(house, { name: '夜莺', email: 'night@example.com' })
  const quiet = { from: await minuteIn(house, -1), to: await minuteIn(house, 2) }
  const { reply } = await house.call(notificationPreferences, {}, {}, { as: as(night) })
  expect(reply.rhythm).toEqual({ quiet: null, digestAt: 480 })
  const items = [{ kind: 'assigned' as const, inApp: true, email: 'at_once' as const, push: false }]
  await house.call(changeNotificationPreferences, {}, { items }, { as: as(night) })
  await house.call(changeNotificationRhythm, {}, { quiet, digestAt: 480 }, { as: as(night) })
  const ticket = await inventTicket(house, { assigneeId: night })
  await happens(ticketAssigned, ticket, assigned(night))
  // This one is over before anybody wakes: there is nothing to tell any more.
  const over = await inventTicket(house, { assigneeId: night })
  await happens(ticketAssigned, over, assigned(night))
  await house.open.pool.query(`update tickets set ended_at = now(), state = 'closed' where id = $1`, [
    over.id,
  ])
  await pass(house, 1)
  expect(await mailsTo('night@example.com')).toEqual([])
  await pass(house, 1.1)
  await pass(house, 0.1)
  const subjects = (await mailsTo('night@example.com')).map(({ subject }) => subject)
  expect(subjects).toEqual(['您有 1 条通知'])
})
