import {
  acceptJointTask,
  answerJointTask,
  askForArbitration,
  requestJointTasks,
  returnJointTask,
} from '#features/joint-handling/contract/deeds.ts'
import { jointTasksOfTicket } from '#features/joint-handling/contract/reading.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { jointWords } from '../texts/joint-words.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
  readonly time: MovedTime
}

type Asked = CallerInput<typeof requestJointTasks>['tasks'][number]

interface Part {
  readonly unit: string
  readonly role: Asked['role']
  readonly ask: string
  readonly after?: number[]
}

const { spoilt, refund } = jointWords

/** A spoilt delivery: those who check it and those who drove it at once, whoever answers for it after both. */
const spoiltParts: readonly Part[] = [
  { unit: 'QA', role: 'responsible', ask: spoilt.check },
  { unit: 'VE', role: 'responsible', ask: spoilt.drive },
  { unit: 'CSS', role: 'accountable', ask: spoilt.sum, after: [0, 1] },
  { unit: 'CS1', role: 'informed', ask: spoilt.know },
]
const refundParts: readonly Part[] = [
  { unit: 'CS2', role: 'responsible', ask: refund.check },
  { unit: 'QA', role: 'consulted', ask: refund.opinion, after: [0] },
]

/** The newest complaint that somebody works on and that no other unit was asked about. */
async function freeTicket({ desk, opened }: Office, skip: number): Promise<string | undefined> {
  const lead = opened.people.get('lead') as string
  const { items } = await desk.call(
    ticketList,
    { view: 'all_open', sort: 'newest', kind: 'complaint', state: 'in_progress', limit: 10 },
    lead,
  )
  return items.filter(({ assignee }) => assignee !== null)[skip]?.id
}

async function ask({ desk, opened }: Office, ticketId: string, parts: readonly Part[]): Promise<string[]> {
  const tasks = parts.map(({ unit, ...part }) => ({ ...part, unitId: opened.units.get(unit) as string }))
  const lead = opened.people.get('lead') as string
  return (await desk.call(requestJointTasks, { ticketId, tasks }, lead)).jointTaskIds
}

/** What the people of a unit do with a sub-task, on the version that stands. */
async function standing({ desk, opened }: Office, ticketId: string, jointTaskId: string) {
  const lead = opened.people.get('lead') as string
  const { tasks } = await desk.call(jointTasksOfTicket, { ticketId }, lead)
  return { jointTaskId, version: tasks.find(({ id }) => id === jointTaskId)?.version as number }
}

async function aboutSpoiltGoods(office: Office): Promise<void> {
  const { desk, opened, time } = office
  const by = (login: string) => opened.people.get(login) as string
  const ticketId = await freeTicket(office, 0)
  if (ticketId === undefined) return
  const [check = '', drive = '', , know = ''] = await ask(office, ticketId, spoiltParts)
  const hours = (n: number) => time.at + n * 3_600_000
  const later = async (after: number, jointTaskId: string, deed: (seen: Seen) => Promise<unknown>) =>
    time.within(hours(after), async () => void (await deed(await standing(office, ticketId, jointTaskId))))
  await later(0.2, know, (seen) => desk.call(acceptJointTask, seen, by('agent')))
  await later(0.5, drive, (seen) => desk.call(acceptJointTask, seen, by('shilei')))
  await later(1.2, drive, (seen) =>
    desk.call(answerJointTask, { ...seen, text: spoilt.driven }, by('shilei')),
  )
  const back = { reason: 'not_ours', words: spoilt.notOurs } as const
  await later(1.5, check, (seen) => desk.call(returnJointTask, { ...seen, ...back }, by('guxinghe')))
  await later(2, check, (seen) =>
    desk.call(askForArbitration, { ...seen, words: spoilt.dispute }, by('lead')),
  )
}

interface Seen {
  readonly jointTaskId: string
  readonly version: number
}

async function aboutRefund(office: Office): Promise<void> {
  const { desk, opened, time } = office
  const ticketId = await freeTicket(office, 1)
  if (ticketId === undefined) return
  const [check = ''] = await ask(office, ticketId, refundParts)
  const by = opened.people.get('songzhiqiu') as string
  await time.within(time.at + 3_600_000, async () => {
    await desk.call(acceptJointTask, await standing(office, ticketId, check), by)
  })
}

/** Some days before the end, two complaints need more than one unit; what is still open of them is left for whoever looks. */
export async function askOthers(office: Office, daysLeft: number): Promise<void> {
  if (daysLeft === 2) await aboutSpoiltGoods(office)
  if (daysLeft === 1) await aboutRefund(office)
}
