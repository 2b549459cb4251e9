import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { claimTicket } from '#features/dispatch/contract.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { ticketAccess } from '#features/ticket-access/server/module.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  type InventedPerson,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { addExternalCase, stepExternalCase } from '../../contract/deeds.ts'
import { externalCasesOfTicket } from '../../contract/reading.ts'
import { externalCases } from '../module.ts'

export type Noted = CallerInput<typeof addExternalCase>
type Role = NonNullable<InventedPerson['role']>

/** What 12345 sends on that Monday. */
export const usual: Noted = {
  source: 'hotline_12345',
  number: '锡12345-2026-1123',
  receivedOn: '2026-11-23',
  term: { by: 'statute', statute: 'hotline_12345', days: 5 },
  official: '12345 平台二科，平台上回复',
}

/** An organisation with two teams at ten on a Monday, whose people note what authorities lead. */
export async function openCaseDesk(databaseServer: DatabaseServer) {
  const modules = [tickets, clocks, dispatch, ticketAccess, notifications, externalCases]
  const house = await openTestHouse(databaseServer, modules)
  const { root, logistics, billing } = await inventOrganisation(house)
  await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
  const person = (unit: string, name: string, role: Role) =>
    inventPerson(house, { root, unit }, { name, role, availability: 'away' })
  const people = {
    agent: await person(logistics, '李雷', 'agent'),
    stranger: await person(billing, '赵敏', 'agent'),
    lead: await person(logistics, '林岚', 'team_lead'),
    administrator: await person(root, '管理员', 'administrator'),
  }
  type Who = keyof typeof people
  const as = (who: Who) => ({ as: people[who] })
  const goTo = async (moment: string) => house.travel(Date.parse(moment) - (await house.house.now()))
  await goTo('2026-11-23T10:00:00+08:00')
  return {
    house,
    billing,
    people,
    as,
    goTo,
    /** A ticket of a unit that somebody of it holds. */
    async held(unitId = logistics, by: Who = 'agent'): Promise<string> {
      const ticketId = await inventTicket(house)
      const { version } = (await house.call(ticketDetails, { ticketId }, {}, as('administrator'))).reply
      await house.call(changeTicket, { ticketId }, { version, unitId }, as('administrator'))
      await house.call(claimTicket, { ticketId }, {}, as(by))
      return ticketId
    },
    add: (ticketId: string, given: Partial<Noted> = {}, who: Who = 'agent') =>
      house.call(addExternalCase, { ticketId }, { ...usual, ...given }, as(who)),
    casesOf: async (ticketId: string, who: Who = 'agent') =>
      (await house.call(externalCasesOfTicket, { ticketId }, {}, as(who))).reply.items,
    step: (
      { externalCaseId, version }: { externalCaseId: string; version: number },
      given: Omit<CallerInput<typeof stepExternalCase>, 'version'>,
    ) => house.call(stepExternalCase, { externalCaseId }, { version, ...given }, as('agent')),
  }
}
