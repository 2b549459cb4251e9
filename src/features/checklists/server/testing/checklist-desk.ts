import { randomUUID } from 'node:crypto'
import { recordCallback, ticketCallbacks } from '#features/callbacks/contract.ts'
import { callbacks } from '#features/callbacks/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { macros } from '#features/macros/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { ticketAccess } from '#features/ticket-access/server/module.ts'
import { ticketFiles } from '#features/ticket-files/server/module.ts'
import { fileDoors } from '#features/ticket-files/server/testing/handing-in.ts'
import {
  changeTicket,
  confirmPoint,
  resolveTicket,
  startTicket,
} from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { addChecklist } from '../../contract/keeping.ts'
import { ticketChecklists, tickItem } from '../../contract/ticking.ts'
import { checklists } from '../module.ts'

type Content = CallerInput<typeof addChecklist>

/** An item of a list as it is written down. */
export const item = (
  nameZh: string,
  before: Content['items'][number]['before'],
  evidence: Content['items'][number]['evidence'] = 'none',
) => ({ nameZh, nameEn: nameZh, before, evidence })

/** How evidence goes in and comes out, as with a browser. */
const evidenceDoors = (house: TestHouse, lead: Actor) => ({
  upload: fileDoors(house, lead).upload,
  download: (ticketId: string, fileId: string, actor: Actor = lead) =>
    fileDoors(house, actor).fetch(`/api/tickets/${ticketId}/evidence/${fileId}`),
})

function handling(house: TestHouse, lead: Actor, see: (ticketId: string) => Promise<{ version: number }>) {
  const as = { as: lead }
  const act = { outcome: 'solved', solution: '已补寄' } as const
  return {
    start: async (ticketId: string) =>
      house.call(startTicket, { ticketId }, { version: (await see(ticketId)).version }, as),
    /** The customer says yes, and the general confirmations are made. */
    async verified(ticketId: string) {
      await house.settle()
      for (const code of ['identity', 'problem'])
        await house.call(confirmPoint, { ticketId, code }, { confirmed: true }, as)
      const { callbacks: asked } = (await house.call(ticketCallbacks, { ticketId }, {}, as)).reply
      const callbackId = asked[0]?.id as string
      await house.call(recordCallback, { callbackId }, { reached: true, answer: 'satisfied' }, as)
      await house.settle()
    },
    resolve: async (ticketId: string, more: { causeLabelId?: string } = {}) =>
      house.call(
        resolveTicket,
        { ticketId },
        { version: (await see(ticketId)).version, ...act, ...more },
        as,
      ),
  }
}

const modules = [
  tickets,
  ticketFiles,
  dispatch,
  callbacks,
  macros,
  checklists,
  organisation,
  notifications,
  ticketAccess,
]

/** A desk where parcels get lost: labels 物流 › 丢件, a lead who handles, an administrator who keeps lists. */
export async function openChecklistDesk(databaseServer: DatabaseServer) {
  const house = await openTestHouse(databaseServer, modules)
  const places = await inventOrganisation(house)
  const top = { root: places.root, unit: places.root }
  const lead = await inventPerson(house, top, { name: '林岚', role: 'team_lead', availability: 'away' })
  const administrator = await inventPerson(house, top, { role: 'administrator', availability: 'away' })
  const labels = { delivery: randomUUID(), lost: randomUUID() }
  await house.open.pool.query(
    `insert into labels (id, parent_id, depth, name_zh) values ($1, null, 1, '物流'), ($2, $1, 2, '丢件')`,
    [labels.delivery, labels.lost],
  )
  const as = { as: lead }
  const see = async (ticketId: string) => (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  const of = async (ticketId: string, reader: Actor = lead) =>
    (await house.call(ticketChecklists, { ticketId }, {}, { as: reader })).reply
  return {
    house,
    places,
    lead,
    administrator,
    labels,
    see,
    of,
    async keep(content: Partial<Content>) {
      const whole = {
        nameZh: '丢件',
        nameEn: 'Lost',
        labelId: null,
        kinds: [],
        items: [],
        fields: [],
        ...content,
      }
      return (await house.call(addChecklist, {}, whole, { as: administrator })).reply
    },
    /** A ticket about a lost parcel, being handled. */
    async held(voice: Parameters<typeof inventTicket>[1] = {}) {
      const ticketId = await inventTicket(house, voice)
      const { version } = await see(ticketId)
      await house.call(changeTicket, { ticketId }, { version, labelId: labels.lost }, as)
      return ticketId
    },
    /** Ticks an item by its name. */
    async tick(ticketId: string, name: string, given: Partial<CallerInput<typeof tickItem>> = {}) {
      const { lists } = await of(ticketId)
      const list = lists.find(({ items }) => items.some(({ nameZh }) => nameZh === name))
      const key = list?.items.find(({ nameZh }) => nameZh === name)?.key ?? randomUUID()
      const params = { ticketId, checklistId: list?.id ?? randomUUID(), item: key }
      return house.call(tickItem, params, { done: true, ...given }, as)
    },
    ...evidenceDoors(house, lead),
    ...handling(house, lead, see),
  }
}
