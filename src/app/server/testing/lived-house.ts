import { randomBytes } from 'node:crypto'
import { placeHold } from '#features/audit/contract.ts'
import { recordCallback, ticketCallbacks } from '#features/callbacks/contract.ts'
import { saveMasterRecord } from '#features/customers/contract/master-data.ts'
import { listGroupEvents } from '#features/group-events/contract/reading.ts'
import { ran, uploaded } from '#features/imports/server/testing/import-desk.ts'
import { sendVoice } from '#features/intake/contract/public-voice.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import {
  askForArbitration,
  requestJointTasks,
  returnJointTask,
} from '#features/joint-handling/contract/deeds.ts'
import { jointTaskDetails } from '#features/joint-handling/contract/reading.ts'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { createUnit } from '#features/staff/contract.ts'
import { createPerson } from '#features/staff/server/public/people.ts'
import { answerSurvey } from '#features/surveys/contract.ts'
import { tokenFor } from '#features/surveys/server/testing/asked-customer.ts'
import {
  changeTicket,
  closeTicket,
  confirmPoint,
  holdTicket,
  recordContact,
  resolveTicket,
  sendMessage,
  startTicket,
  writeNote,
} from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { modules } from '../features.ts'
import { type Deed, deedsOf } from './lived-deeds.ts'
import { idsOf } from './lived-ids.ts'
import {
  bulkOverall,
  buyInside,
  giveInside,
  keepMoreOfCustomers,
  orderNumber,
  ruleInside,
  standBeside,
  superviseInside,
} from './lived-standing.ts'

/** A word in every text of the life, which Huixiang itself never writes. */
export const textMark = '犇犇'
/** The first sign of everybody's name in it: what masking leaves. */
export const nameMark = '骉'
export const phone = '13912348765'

async function ticketOf({ open }: TestHouse, number: string): Promise<string> {
  const { rows } = await open.pool.query(
    'select t.ticket_id as id from ticket_feedbacks t join feedbacks f on f.id = t.feedback_id where f.number = $1',
    [number],
  )
  return rows[0].id
}

async function people(house: TestHouse, { inside, outside }: { inside: string; outside: string }) {
  const newcomer = { locale: 'zh-CN', status: 'active', roles: [] } as const
  return house.arrange(async (context) => ({
    agentId: await createPerson(context, {
      ...newcomer,
      name: `${nameMark}客服`,
      email: 'agent@example.com',
      orgUnitId: inside,
    }),
    outsiderId: await createPerson(context, {
      ...newcomer,
      name: '局外人',
      email: 'outsider@example.com',
      orgUnitId: outside,
    }),
  }))
}

async function voicesComeIn(house: TestHouse, deed: Deed) {
  await keepMoreOfCustomers(deed)
  await buyInside(deed, `${textMark}礼盒`, { phone, name: `${nameMark}先生` })
  const text = `${textMark}快递三天没有更新，订单号${orderNumber}，客服电话打不通，我要投诉。请打 ${phone}`
  const sent = {
    text,
    kind: 'complaint',
    contact: { name: `${nameMark}先生`, phone, email: 'horse@example.com' },
    outlet: 'INSIDE',
    consent: true,
    secret: randomBytes(24).toString('hex'),
  } as const
  const { number } = await deed(sendVoice, {}, sent)
  const called = await deed(registerFeedback, {}, { ...sent, channel: 'phone', text: `${text} 第二次来电` })
  const asked = await deed(registerFeedback, {}, { ...sent, channel: 'phone', text: `${text} 第三次来电` })
  const vague = await deed(registerFeedback, {}, { ...sent, channel: 'phone', text: `${textMark}嗯，那个` })
  await house.settle()
  return {
    handled: await ticketOf(house, number),
    waiting: await ticketOf(house, called.number),
    asked: await ticketOf(house, asked.number),
    feedbackIds: [called.feedbackId, vague.feedbackId],
  }
}

const crowd = 6
/** A house that has listened for some days knows what is usual. */
const daysBefore = 20

/** A crowd says nearly the same within an hour. */
async function crowdComes(house: TestHouse, deed: Deed): Promise<string> {
  const now = await house.house.now()
  for (let n = 1; n <= daysBefore; n++)
    await deed(
      registerFeedback,
      {},
      {
        text: `${textMark}${n} 天前说过的事`,
        kind: 'suggestion',
        occurredAt: new Date(now - n * 86_400_000).toISOString(),
      },
    )
  for (let n = 0; n < crowd; n++)
    await deed(
      registerFeedback,
      {},
      {
        text: `${textMark}人民广场店的自动门从早上起一直打不开，${n} 位顾客进不去`,
        kind: 'suggestion',
        contact: { name: `${nameMark}顾客`, phone: `1390000${1000 + n}` },
        outlet: 'INSIDE',
      },
    )
  await house.settle()
  const [event] = (await deed(listGroupEvents, {}, {})).items
  return event?.id as string
}

const words = `${textMark}已联系承运方`
const besides = { words, rule: `${textMark}投诉量`, site: `${textMark}商城` }

/** The ticket as its handler sees it now. */
const seen = async (deed: Deed, ticketId: string) => ({
  version: (await deed(ticketDetails, { ticketId }, {})).version,
})

async function solve(house: TestHouse, deed: Deed, ticketId: string): Promise<void> {
  await deed(startTicket, { ticketId }, await seen(deed, ticketId))
  await deed(recordContact, { ticketId }, { channel: 'phone', reached: true })
  await deed(writeNote, { ticketId }, { text: words })
  await deed(sendMessage, { ticketId }, { text: words, purpose: 'plan' })
  const outcome = { outcome: 'solved', solution: words, message: words } as const
  await deed(resolveTicket, { ticketId }, { ...(await seen(deed, ticketId)), ...outcome })
  await house.settle()
}

async function finish(house: TestHouse, deed: Deed, ticketId: string): Promise<void> {
  for (const code of ['identity', 'problem', 'order'])
    await deed(confirmPoint, { ticketId, code }, { confirmed: true })
  const { callbacks } = await deed(ticketCallbacks, { ticketId }, {})
  const callbackId = callbacks[0]?.id as string
  await deed(recordCallback, { callbackId }, { reached: true, answer: 'satisfied', note: words })
  await house.settle()
  await deed(closeTicket, { ticketId }, await seen(deed, ticketId))
  await house.settle()
  const token = await tokenFor(house, ticketId)
  await deed(answerSurvey, { token }, { csat: 5, nps: 9, comment: `${textMark}谢谢` })
  await house.settle()
}

/** A department is asked for its part, gives it back, and somebody has to decide. */
async function askInside(
  deed: Deed,
  { ticketId, unitId }: { ticketId: string; unitId: string },
): Promise<string> {
  const asked = { unitId, role: 'responsible', ask: words } as const
  const { jointTaskIds } = await deed(requestJointTasks, { ticketId }, { tasks: [asked] })
  const jointTaskId = jointTaskIds[0] as string
  const { version } = (await deed(jointTaskDetails, { jointTaskId }, {})).task
  const back = await deed(returnJointTask, { jointTaskId }, { version, reason: 'other', words })
  await deed(askForArbitration, { jointTaskId }, { version: back.version, words })
  return jointTaskId
}

/** A file of voices is imported; one of its rows is rejected. */
async function importVoices(house: TestHouse): Promise<string> {
  const rows = [`${textMark}上个月的投诉，物流太慢,2026-10-01`, `${textMark}没有日期的一条,昨天吧`]
  const importId = await uploaded(house, `${textMark}.csv`, `反馈内容,反馈时间\n${rows.join('\n')}\n`)
  await ran(house, importId)
  return importId
}

/**
 * The whole application with one life in it, from voice to survey, at one org unit; a second voice waits on hold, a third
 * for a callback, a fourth for its label. Beside it stands another unit with a person who has nothing to do with any of it.
 */
export async function openLivedHouse(databaseServer: DatabaseServer) {
  const house = await openTestHouse(databaseServer, modules)
  const { administrator, rootUnitId } = await setUpHouse(house)
  await house.settle()
  const deed = deedsOf(house, administrator)
  const branch = (name: string, code: string) =>
    deed(createUnit, {}, { parentId: rootUnitId, kind: 'department', name, code })
  const inside = (await branch('里', 'IN')).unitId
  const outside = (await branch('外', 'OUT')).unitId
  const { agentId, outsiderId } = await people(house, { inside, outside })
  await deed(saveMasterRecord, { list: 'outlets', code: 'INSIDE' }, { name: '人民广场店', orgUnitId: inside })
  const { handled, waiting, asked, feedbackIds } = await voicesComeIn(house, deed)
  const groupEventId = await crowdComes(house, deed)
  for (const ticketId of [handled, waiting, asked])
    await deed(changeTicket, { ticketId }, { ...(await seen(deed, ticketId)), unitId: inside })
  for (const ticketId of [handled, asked]) await solve(house, deed, ticketId)
  await finish(house, deed, handled)
  const importId = await importVoices(house)
  const { version, customer } = await deed(ticketDetails, { ticketId: waiting }, {})
  const ruleId = await ruleInside(deed, `${textMark}挂起即备注`, { unitId: inside })
  await deed(holdTicket, { ticketId: waiting }, { version, reason: 'customer', note: `${textMark}等发票` })
  const jointTaskId = await askInside(deed, { ticketId: waiting, unitId: inside })
  // Nobody supervises their own work.
  const byColleague = deedsOf(house, { ...administrator, id: agentId })
  const supervised = await superviseInside(byColleague, words, { ticketId: waiting, unitId: inside })
  const compensationId = await giveInside(byColleague, words, { ticketId: waiting })
  const bulkDeedId = await bulkOverall(deed, `${textMark}年终核对`)
  const beside = await standBeside(house, byColleague, { ...besides, ticketId: waiting, unitId: inside })
  const customerId = customer?.id as string
  await deed(placeHold, {}, { kind: 'customer', subjectId: customerId, reason: `${textMark}诉讼` })
  await house.settle()
  return {
    house,
    administrator,
    outsiderId,
    outside,
    ids: {
      ticketIds: [handled, waiting, asked],
      feedbackIds,
      groupEventId,
      jointTaskId,
      ...supervised,
      compensationId,
      ruleId,
      bulkDeedId,
      ...beside,
      importId,
      customerId,
      personId: agentId,
      unitId: inside,
    },
    secrets: [...(await idsOf(house)), textMark, nameMark, phone],
  }
}
