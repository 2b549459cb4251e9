import webPush from 'web-push'
import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type JobContext, job, timer } from '#platform/server/jobs.ts'
import { pressing } from '../domain/kinds.ts'
import { pageOf } from '../domain/matter.ts'
import { due, endOf, noteEnd } from './delivery-queue.store.ts'
import { gatherNight, ungather } from './gathered-pushes.ts'
import { mailWords, momentHere } from './mail-words.ts'
import { post, privateAddress } from './posting.ts'
import { filled } from './public/filled.ts'
import { linkTo } from './public/links.ts'
import { claimPush, dropSubscriptions, holdPush, keysOf, sparePush } from './push.store.ts'
import { whatKeepsBack } from './push-keeping-back.query.ts'
import { pushedPerson } from './pushed-person.query.ts'

/** Longer than any attempt can take. */
const leaseMs = 2 * 60_000
/** A push service keeps a message so long for a browser that is off; later it would only surprise. */
const keptForSeconds = 6 * 3_600
const [noBrowser, secretLost] = ['NO_BROWSER', 'SECRET_LOST']
/** The browser has withdrawn its subscription, or it ran out (RFC 8030, section 7.3). */
const gone = new Set(['HTTP 404', 'HTTP 410'])

type Claimed = NonNullable<Awaited<ReturnType<typeof claimPush>>> & {
  /** How many others it tells besides itself. */
  readonly gathered: number
}
type Browser = NonNullable<Claimed['browser']>

/** What the browser shows; the number of the matter alone, for a screen may be seen by anybody. Of several only how many there are. */
async function messageOf(context: JobContext, { person_id, kind, matter, facts, gathered }: Claimed) {
  const person = await pushedPerson(context.read, person_id)
  if (person === undefined) return null
  const words = mailWords[person.locale]
  if (gathered > 0) {
    const body = filled(words.push.several, { count: gathered + 1 })
    return JSON.stringify({ title: words.push.title, body, path: '/', tag: 'several' })
  }
  const { number = '', dueAt } = facts
  const dueHere =
    typeof dueAt === 'string' ? await momentHere(context.read, { dueAt, locale: person.locale }) : ''
  const told = { number, dueAt: dueHere, watched: words.push.aFigure }
  const body = kind === null ? words.push.trial : filled(words.sentences[kind], told)
  const path = matter === null ? '/account/notifications' : pageOf(matter)
  return JSON.stringify({ title: words.push.title, body, path, tag: path })
}

/** One attempt; gives what went wrong, or null. */
async function attempt(context: JobContext, claimed: Claimed, browser: Browser): Promise<string | null> {
  const keys = await keysOf(context.read)
  const privateKey = keys && context.unseal(keys.private_sealed)
  if (keys === undefined || !privateKey) return secretLost
  const message = await messageOf(context, claimed)
  if (message === null) return noBrowser
  const { endpoint, p256dh, auth } = browser
  try {
    const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, message, {
      TTL: keptForSeconds,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
      vapidDetails: { subject: subjectOf(context), publicKey: keys.public_key, privateKey },
    })
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    )
    const status = await post({
      url: request.endpoint,
      body: request.body as Buffer,
      headers,
      allowsPrivate: context.settings.HUIXIANG_PUSH_INSIDE,
    })
    return status >= 200 && status < 300 ? null : `HTTP ${status}`
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  }
}

/** Where a push service finds whoever sends: it must be https or a mail address (RFC 8292, section 2.1). */
function subjectOf({ settings }: JobContext): string {
  const here = linkTo(settings, '/')
  return here.startsWith('https:') ? here : 'mailto:huixiang@localhost'
}

/** Takes a message for an attempt, unless its time has not come yet or it is not needed any more: that is asked anew each time. */
async function taken(context: CommandContext, deliveryId: string): Promise<Claimed | undefined> {
  const { db, now } = context
  const claimed = await claimPush(db, deliveryId, { now, leaseMs })
  if (claimed === undefined) return undefined
  await ungather(context, deliveryId)
  const kept = await whatKeepsBack(context, claimed)
  if (kept === undefined) {
    const mayTellOthers = claimed.kind !== null && !pressing.has(claimed.kind)
    return { ...claimed, gathered: mayTellOthers ? await gatherNight(context, claimed) : 0 }
  }
  if ('until' in kept) await holdPush(db, deliveryId, kept.until)
  else await sparePush(db, deliveryId, kept.sparedFor)
  return undefined
}

/** One attempt to tell one browser. A browser that is gone is forgotten. */
export const sendPush = job({
  name: 'notifications.send-push',
  input: z.object({ deliveryId: id }),
  expireSeconds: 120,
  run: async (context, { deliveryId }) => {
    const claimed = await context.transact((command) => taken(command, deliveryId), {
      quiet: 'an attempt is told by its outcome',
    })
    if (claimed === undefined) return
    const { browser, attempts, person_id: personId, subscription_id: subscriptionId } = claimed
    const problem = browser === undefined ? noBrowser : await attempt(context, claimed, browser)
    await context.transact(
      async ({ db, now }) => {
        const delivery = { queue: 'push_deliveries', id: deliveryId } as const
        if (problem === null) return noteEnd(db, delivery, { sentAt: now })
        if (gone.has(problem)) await dropSubscriptions(db, { personId, id: subscriptionId })
        const hopeless = gone.has(problem) || [noBrowser, secretLost, privateAddress].includes(problem)
        return noteEnd(db, delivery, endOf({ problem, hopeless }, { attempts, now }))
      },
      { quiet: 'the delivery log has it' },
    )
  },
})

/** Starts attempts whose pause or quiet hours are over, or whose process was lost. */
export const sendDuePushes = timer({
  name: 'notifications.send-due-pushes',
  everySeconds: 15,
  run: async ({ transact }) => {
    await transact(
      async ({ db, now, enqueue }) => {
        for (const deliveryId of await due(db, 'push_deliveries', now))
          await enqueue(sendPush, { deliveryId }, { once: deliveryId })
      },
      { quiet: 'an attempt is told by its outcome' },
    )
  },
})
