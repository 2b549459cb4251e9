import { figuresCountedAnew } from '#features/metrics/server/public/counting.ts'
import { cutMetricNames } from '#features/metrics/server/public/cut.ts'
import { weekYearsInForce } from '#features/metrics/server/public/week-years.ts'
import { filled } from '#features/notifications/server/public/filled.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { isMailable, sendMail } from '#features/notifications/server/public/send-mail.ts'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import type { Widget } from '../domain/board.ts'
import type { Days } from '../domain/periods.ts'
import { readyBoards, readyKeys } from '../domain/ready.ts'
import { daysTold, nextDay } from '../domain/rhythm.ts'
import { boardWords } from './board-words.ts'
import { takeDue } from './dashboards.store.ts'
import { localHour } from './local-hour.ts'
import { mailText } from './mail-text.ts'
import { dueSchedules, mailReader } from './schedules.query.ts'
import { shownBoard } from './shown-board.ts'
import { unitName } from './units-around.query.ts'
import { seenDashboard } from './visibility.ts'

type Taken = NonNullable<Awaited<ReturnType<typeof takeDue>>>
type Reader = NonNullable<Awaited<ReturnType<typeof mailReader>>>

/** The board as the reader may open it; null where they may not, or it is gone. */
async function boardFor(
  { db }: CommandContext,
  actor: Actor,
  { key, reader }: { key: string; reader: Reader },
) {
  const ready = readyKeys.find((one) => one === key)
  const words = boardWords(reader.locale, await cutMetricNames(db))
  if (ready !== undefined)
    return { name: words.own.ready[ready].name, widgets: readyBoards[ready] as readonly Widget[], words }
  try {
    const { name, widgets } = await seenDashboard(db, actor, key)
    return { name, widgets, words }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Writes the mail of one reader, with the figures of their reach. */
async function mailTo(
  context: CommandContext,
  { taken, day, days, personId }: { taken: Taken; day: string; days: Days; personId: string },
) {
  const { db, now } = context
  const reader = await mailReader(db, personId)
  const actor: Actor = { kind: 'person', id: personId, grants: await grantsOf(db, personId) }
  if (reader?.email == null || !isMailable(reader.email) || !may(actor, 'metrics.read')) return
  const board = await boardFor(context, actor, { key: taken.board_key, reader })
  if (board === null) return
  const { locale } = reader
  const looked = { ...days, unitId: taken.org_unit_id ?? undefined }
  const request = { id: null, ip: null, locale, userAgent: null }
  const unitNamed = looked.unitId === undefined ? undefined : await unitName(db, looked.unitId)
  const shown = await shownBoard({ read: db, actor, now, request }, board.widgets, looked)
  const { mail } = board.words.own
  const facts = {
    ...looked,
    // Who gets the same dashboard of several units tells the mails apart.
    name: unitNamed === undefined ? board.name : `${board.name} · ${unitNamed}`,
    reader: reader.name,
    figures: mailText(shown, { words: board.words, locale }),
    link: linkHere,
  }
  const unit = looked.unitId === undefined ? '' : `&unitId=${looked.unitId}`
  await sendMail(context, {
    to: reader.email,
    subject: filled(mail.subject, facts),
    text: filled(mail.text, facts),
    link: { path: `/dashboards/${taken.board_key}?from=${looked.from}&to=${looked.to}${unit}` },
    idempotencyKey: `dashboard:${taken.id}:${day}:${personId}`,
    aboutId: personId,
  })
}

/** Sends dashboards on their days, to each reader what they may see; a day that was slept through is sent once. */
export const sendDashboards = timer({
  name: 'dashboards.send-dashboards',
  everySeconds: 60,
  run: async ({ read, now, transact }) => {
    // What is sent cannot be corrected: it waits until figures are whole.
    if ((await figuresCountedAnew(read)) !== null) return
    const here = await localHour(read, await now())
    const rule = await weekYearsInForce(read)
    for (const { id, rhythm, hour, next_day: day } of await dueSchedules(read, here))
      await transact(
        async (context) => {
          const next = nextDay({ rhythm, hour }, here, rule)
          const days = daysTold(rhythm, here.day, rule)
          const taken = await takeDue(context.db, { id, day, next })
          for (const personId of taken?.reader_ids ?? [])
            if (taken !== undefined) await mailTo(context, { taken, day: here.day, days, personId })
        },
        { quiet: 'each mail stands in the outbox' },
      )
  },
})
