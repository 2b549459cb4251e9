import { randomUUID } from 'node:crypto'
import { alertOpened } from '#features/alerts/contract.ts'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import {
  type InventedTicket,
  inventOrganisation,
  inventPerson,
  inventTicket,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { addRobot, listRobots, removeRobot } from '../../contract/robots.ts'
import { deliveryLog } from '../../contract/webhooks.ts'
import type { Messenger } from '../../domain/robots.ts'
import { notifications } from '../module.ts'
import { openMessengers } from './messengers.ts'

const why = {
  ...{ because: 'default' as const, matched: [], labelId: null, choice: null },
  ...{ considered: 1, eligible: 1, load: 0, capacity: 10 },
}

/** What the chat of these tests wants to hear. */
export const saidOfRobot = {
  name: '华东值班群',
  kinds: ['assigned' as const, 'alert_red' as const],
  mailing: 'at_once' as const,
  active: true,
}

/** An alert opens that presses. */
async function alarm(house: TestHouse, personId: string): Promise<void> {
  const [ruleId, alertId] = [randomUUID(), randomUUID()]
  const weight = { ruleId, watched: 'complaints' as const, colour: 'red' as const, deviation: 1, n: 90 }
  const dueAt = new Date(await house.house.now()).toISOString()
  const segment = {
    ...{ key: 'all', colour: 'red', value: 90, expected: 45, low: 30, high: 60, n: 90 },
    ...{ deviation: 1, absolute: false, from: '2026-08-26', to: '2026-08-26' },
  }
  await house.open.pool.query(
    `insert into alert_rules (id, name, watched, split, window_days, history_days, minimum_n, saved_at)
     values ($1, '投诉量', 'complaints', 'none', 1, 56, 30, now())`,
    [ruleId],
  )
  await house.open.pool.query(
    `insert into alert_rule_versions (rule_id, version, watched, split, goals_set, window_days, history_days)
     values ($1, 1, 'complaints', 'none', false, 1, 56)`,
    [ruleId],
  )
  await house.open.pool.query(
    `insert into alerts (id, number, rule_id, rule_version, colour, unit_ids, covered, segments, worst, opened_at, due_at, judged_at)
     values ($1, $2, $3, 1, 'red', '{}', '{all}', $4, $4, now(), now(), now())`,
    [alertId, `AL-${alertId.slice(0, 5)}`, ruleId, JSON.stringify([segment])],
  )
  const facts = { ...weight, personIds: [personId], paged: false, dueAt }
  await house.arrange(async ({ emit }) => emit(alertOpened, { subject: alertId, unit: rootUnit, facts }))
  await house.settle()
}

/** Tickets are assigned to somebody. */
async function tell(house: TestHouse, personId: string, tickets: readonly InventedTicket[]): Promise<void> {
  const whom = { personId, unitId: teamUnit, previousPersonId: null }
  const facts = { cycle: 1, how: 'rule' as const, ruleId: null, why, ...whom }
  await house.arrange(async ({ emit }) => {
    for (const { id } of tickets) emit(ticketAssigned, { subject: id, unit: teamUnit, facts })
  })
  await house.settle()
}

/** A team whose chats have robots, and a server that speaks as their services do. */
export async function openRobotsHouse(server: DatabaseServer) {
  const service = await openMessengers()
  const house = await openTestHouse(server, [notifications], { HUIXIANG_ROBOT_ORIGINS: service.origin })
  await inventOrganisation(house)
  const agent = await inventPerson(house, { name: '李*雷[x](http://y)' })
  const as = {
    as: personWith(['organisation.configure', 'operations.read', 'operations.manage'], { id: randomUUID() }),
  }
  const robots = async () => (await house.call(listRobots, {}, {}, as)).reply.items
  return {
    house,
    service,
    administrator: as,
    robots,
    async made(kind: Messenger, change: object = {}): Promise<string> {
      const robot = { service: kind, address: service.addresses[kind], ownServer: true, ...saidOfRobot }
      const { reply, problem } = await house.call(addRobot, {}, { ...robot, ...change }, as)
      if (problem.code !== undefined) throw new Error(problem.code)
      return reply.robotId
    },
    async assign(times = 1): Promise<InventedTicket[]> {
      const tickets: InventedTicket[] = []
      for (let one = 0; one < times; one++) tickets.push(await inventTicket(house, { assigneeId: agent }))
      await tell(house, agent, tickets)
      return tickets
    },
    tell: (tickets: readonly InventedTicket[]) => tell(house, agent, tickets),
    alarm: () => alarm(house, agent),
    /** What the log says of robots, the latest first. */
    logged: async (input: object = {}) =>
      (await house.call(deliveryLog, {}, { channel: ['robot'], ...input }, as)).reply.items,
    contents: () => service.heard.map(({ body }) => JSON.stringify(body)),
    /** No robots, and nothing heard. */
    async clear() {
      for (const { id } of await robots()) await house.call(removeRobot, { robotId: id }, {}, as)
      service.answers(null)
      service.heard.length = 0
    },
    async close() {
      await house.close()
      service.close()
    },
  }
}
