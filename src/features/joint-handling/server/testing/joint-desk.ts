import { callbacks } from '#features/callbacks/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { claimTicket } from '#features/dispatch/contract.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { ticketFiles } from '#features/ticket-files/server/module.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  type InventedOrganisation,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { requestJointTasks } from '../../contract/deeds.ts'
import { jointTasksOfTicket } from '../../contract/reading.ts'
import { jointHandling } from '../module.ts'

type Asked = CallerInput<typeof requestJointTasks>['tasks'][number]

/** A Monday on which people work, at ten in Shanghai. */
const monday = Date.parse('2026-12-07T02:00:00Z')

async function peopleOf(house: TestHouse, { root, logistics, billing }: InventedOrganisation) {
  const person = (unit: string, name: string, role: string) =>
    inventPerson(house, { root, unit }, { name, role, availability: 'away' })
  return {
    agent: await person(logistics, '李雷', 'agent'),
    handler: await person(billing, '韩梅', 'handler'),
    colleague: await person(billing, '赵敏', 'handler'),
    head: await person(billing, '陈主任', 'team_lead'),
    lead: await person(logistics, '林岚', 'team_lead'),
    supervisor: await person(root, '督办', 'supervisor'),
    executive: await person(root, '总经理', 'executive'),
    administrator: await person(root, '管理员', 'administrator'),
  }
}

/** Two departments with their people, those who decide between them, and tickets that one of them holds. */
export async function openJointDesk(databaseServer: DatabaseServer) {
  const house = await openTestHouse(databaseServer, [
    tickets,
    clocks,
    dispatch,
    callbacks,
    jointHandling,
    ticketFiles,
    notifications,
  ])
  await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
  const { root, logistics, billing } = await inventOrganisation(house)
  const people = await peopleOf(house, { root, logistics, billing })
  const goTo = async (moment: number) => house.travel(moment - (await house.house.now()))
  await goTo(monday)
  const tasksOf = async (ticketId: string, as: Actor = people.agent) =>
    (await house.call(jointTasksOfTicket, { ticketId }, {}, { as })).reply.tasks
  return {
    house,
    people,
    places: { root, logistics, billing },
    tasksOf,
    goTo,
    monday,
    /** A ticket that the agent of logistics holds. */
    async held(): Promise<string> {
      const ticketId = await inventTicket(house)
      const as = { as: people.administrator }
      const { version } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
      await house.call(changeTicket, { ticketId }, { version, unitId: logistics }, as)
      await house.call(claimTicket, { ticketId }, {}, { as: people.agent })
      await house.settle()
      return ticketId
    },
    /** The agent asks; gives the sub-tasks in their order. */
    async ask(ticketId: string, asked: readonly Partial<Asked>[] = [{}]) {
      const usual = { unitId: billing, role: 'responsible', ask: '请核对这笔退款是否已到账' } as const
      const input = { tasks: asked.map((one) => ({ ...usual, ...one })) }
      const answer = await house.call(requestJointTasks, { ticketId }, input, { as: people.agent })
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem))
      await house.settle()
      const tasks = await tasksOf(ticketId)
      return answer.reply.jointTaskIds.map(
        (id) => tasks.find((task) => task.id === id) as (typeof tasks)[number],
      )
    },
    /** What somebody is told of one kind, about a ticket or a sub-task. */
    async told(as: Actor, kind: CallerReply<typeof myNotifications>['items'][number]['kind'], id: string) {
      const { reply } = await house.call(myNotifications, {}, { limit: 100 }, { as })
      return reply.items.find((one) => one.kind === kind && [one.ticket?.id, one.jointTask?.id].includes(id))
    },
  }
}
