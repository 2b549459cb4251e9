import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { usualCompletion } from '#features/completion-times/server/public/usual-completion.ts'
import { surveyCard } from '#features/surveys/server/public/tracking-card.ts'
import { ticketForTracking } from '#features/tickets/server/public/ticket-for-tracking.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { say } from '#platform/pages/say.ts'
import { visitor } from '#platform/server/actor.ts'
import type { CommandHandler } from '#platform/server/command.ts'
import { sendFile } from '#platform/server/files/serving.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { pageLocale, pageQuery, sendPage } from '#platform/server/public-pages.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import { readTrackingNumber } from '../domain/tracking-number.ts'
import { MissingPage } from '../pages/missing-page.ts'
import { TrackingPage } from '../pages/tracking-page.ts'
import { readForm } from './page-form.ts'
import { pageWords, refusalWords } from './page-words.ts'
import { add, withdraw, withdrawConsentByLink } from './tracked-changes.command.ts'
import { trackedVoice } from './tracked-voice.ts'
import { pageOwner, trackedRecords } from './tracking.query.ts'

const limit = visitorLimit('intake.tooManyLookups', { burst: 60, refillMs: 2000 })
const keyCookie = 'voice_key'
const halfYear = 15_552_000

type Owner = Awaited<ReturnType<typeof pageOwner>>

interface Visit {
  readonly house: House
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

function momentIn({ timeZone }: Owner, locale: Locale) {
  // British order keeps day before month, as the screens do.
  const tag = locale === 'en' ? 'en-GB' : locale
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (moment: Date) => format.format(moment)
}

async function standingOf({ house }: Visit, number: string, secret: string) {
  const voice = await trackedVoice(house.read, number, secret)
  const [ticket, records] = await Promise.all([
    ticketForTracking(house.read, voice.id),
    trackedRecords(house.read, voice.id),
  ])
  const usualAt = ticket === null ? null : await usualCompletion(house.read, ticket.id, await house.now())
  return { voice, ticket, records, usualAt }
}

function talkOf({ voice, ticket, records }: Awaited<ReturnType<typeof standingOf>>, erased: string) {
  const mine = [{ id: voice.id, text: voice.text, at: voice.received_at }, ...records.additions]
  return [
    ...mine.map((one) => ({
      ...one,
      text: voice.erased_at === null ? one.text : erased,
      mine: true,
      files: [],
    })),
    ...(ticket?.messages ?? []).map((one) => ({ ...one, mine: false })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** The sender knows their matter by the number they were given; so it is told which number stands for it now. */
function regroupedOf(
  { ticket }: Awaited<ReturnType<typeof standingOf>>,
  words: ReturnType<typeof pageWords>,
  written: (at: Date) => string,
): string[] {
  if (ticket === null) return []
  const { joinedFrom, number, parts } = ticket
  return [
    ...(joinedFrom === null
      ? []
      : [say(words, 'joined', { from: joinedFrom.number, number, at: written(joinedFrom.at) })]),
    ...parts.map((part) => say(words, 'parted', { number: part })),
  ]
}

/** What the sender is to expect: that they are asked about an outcome, that what was not solved is handled again, what we wait for, and where news stand. */
function nextOf(
  { ticket }: Awaited<ReturnType<typeof standingOf>>,
  words: ReturnType<typeof pageWords>,
  written: (at: Date) => string,
): string | null {
  if (ticket === null) return say(words, 'next.read')
  const { status, cycle, reopenedAt, promisedAt } = ticket
  if (status === 'withdrawn') return null
  if (status === 'answered' || status === 'closed' || status === 'waiting_for_you')
    return say(words, `next.${status}`)
  if (reopenedAt !== null) return say(words, 'next.again', { cycle, at: written(reopenedAt) })
  return promisedAt === null ? say(words, 'next.news') : null
}

/** An erased voice has nothing left to take back. */
function consentShown(
  { voice, records }: Awaited<ReturnType<typeof standingOf>>,
  written: (at: Date) => string,
) {
  const { consent } = records
  if (consent === null || voice.erased_at !== null) return null
  return { withdrawnAt: consent.withdrawnAt === null ? null : written(new Date(consent.withdrawnAt)) }
}

async function showVoice(visit: Visit, secret: string, refusal?: Refusal): Promise<FastifyReply> {
  const { house, request, reply } = visit
  const standing = await standingOf(visit, (request.params as { number: string }).number, secret)
  const owner = await pageOwner(house.read)
  const now = await house.now()
  const locale = pageLocale(request, owner.locale)
  const [words, written] = [pageWords(locale), momentIn(owner, locale)]
  const { voice, ticket, records, usualAt } = standing
  const path = `/voice/${voice.number}`
  const status = records.withdrawnAt === null ? (ticket?.status ?? 'received') : 'withdrawn'
  const body = h(TrackingPage, {
    words,
    number: voice.number,
    link: `${path}?k=${secret}`,
    isNew: pageQuery(request).new !== undefined,
    standing: status,
    receivedAt: written(voice.received_at),
    promisedAt: ticket?.promisedAt && status !== 'withdrawn' ? written(ticket.promisedAt) : null,
    missed: ticket?.promisedAt != null && ticket.promisedAt.getTime() < now,
    usualAt: usualAt !== null && status !== 'withdrawn' ? written(usualAt) : null,
    next: status === 'withdrawn' ? null : nextOf(standing, words, written),
    regrouped: regroupedOf(standing, words, written),
    talk: talkOf(standing, say(words, 'erased')).map(({ at, ...one }) => ({ ...one, at: written(at) })),
    files: records.files,
    canAdd: status !== 'withdrawn' && voice.erased_at === null,
    consent: consentShown(standing, written),
    canWithdraw: status !== 'withdrawn' && status !== 'closed' && voice.erased_at === null,
    problem:
      refusal === undefined
        ? null
        : (refusalWords(locale, refusal.code, refusal.facts) ?? say(words, 'notSent')),
    slot: await surveyCard(house.read, { feedbackId: voice.id, now, locale }),
  })
  const title = `${say(words, 'track.title')} ${voice.number}`
  const code = refusal === undefined ? 200 : refusalStatus[refusal.kind]
  return sendPage(reply, { locale, title, organisation: owner.name, path, body, status: code })
}

async function showMissing({ house, request, reply }: Visit, refusal: Refusal | null): Promise<FastifyReply> {
  const owner = await pageOwner(house.read)
  const locale = pageLocale(request, owner.locale)
  const words = pageWords(locale)
  const given = (request.params as { number?: string }).number ?? ''
  const problem = refusal === null ? null : refusalWords(locale, refusal.code, refusal.facts)
  const status = refusal === null ? 401 : refusalStatus[refusal.kind]
  const body = h(MissingPage, { words, number: given.slice(0, 40), problem })
  const page = { locale, title: say(words, 'track.title'), organisation: owner.name, path: '/voice/lookup' }
  return sendPage(reply, { ...page, body, status })
}

// The secret leaves the address at once: it would stay in histories, on screenshots and in proxies' logs.
function keepKey({ house, request, reply }: Visit, secret: string): FastifyReply {
  const { number } = request.params as { number: string }
  const isNew = pageQuery(request).new !== undefined
  reply.setCookie(keyCookie, secret, {
    path: `/voice/${number}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: house.settings.HUIXIANG_PUBLIC_URL?.startsWith('https:') ?? false,
    maxAge: halfYear,
  })
  return reply.redirect(`/voice/${number}${isNew ? '?new=1' : ''}`, 303)
}

async function visitVoice(visit: Visit): Promise<FastifyReply> {
  const { house, request } = visit
  try {
    limit(request.ip, await house.now())
    const { k } = pageQuery(request)
    if (k !== undefined) {
      await trackedVoice(house.read, (request.params as { number: string }).number, k)
      return keepKey(visit, k)
    }
    const secret = request.cookies[keyCookie]
    return secret === undefined ? showMissing(visit, null) : await showVoice(visit, secret)
  } catch (error) {
    if (error instanceof Refusal) return showMissing(visit, error)
    throw error
  }
}

/** A file that was sent along with a message; for whoever holds the secret, as the page that links to it. */
async function handFile(visit: Visit): Promise<FastifyReply> {
  const { house, request, reply } = visit
  try {
    limit(request.ip, await house.now())
    const secret = request.cookies[keyCookie]
    if (secret === undefined) return showMissing(visit, null)
    const { number, fileId } = request.params as { number: string; fileId: string }
    const voice = await trackedVoice(house.read, number, secret)
    const ticket = await ticketForTracking(house.read, voice.id)
    const file = ticket?.messages.flatMap(({ files }) => files).find(({ id }) => id === fileId)
    if (file === undefined) return showMissing(visit, new Refusal('intake.noSuchFile', 'missing'))
    return await sendFile(reply, house.files, file)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const gone = error.code === 'platform.notFound'
    return showMissing(visit, gone ? new Refusal('intake.noSuchFile', 'missing') : error)
  }
}

async function changeVoice(visit: Visit, handler: CommandHandler, input: object): Promise<FastifyReply> {
  const { house, request, reply } = visit
  const { number } = request.params as { number: string }
  const secret = request.cookies[keyCookie] ?? ''
  try {
    await house.handle(handler, {
      actor: visitor,
      request: factsOf(request),
      input: { ...input, number, secret },
    })
    return reply.redirect(`/voice/${number}`, 303)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code === 'intake.unknownVoice' ? showMissing(visit, error) : showVoice(visit, secret, error)
  }
}

/** /voice/:number for whoever holds its secret: where it stands, adding to it, withdrawing it. */
export function serveTracking(server: FastifyInstance, house: House): void {
  server.get('/voice/lookup', async (request, reply) => {
    const { number = '', k = '' } = pageQuery(request)
    const visit = { house, request, reply }
    const read = readTrackingNumber(number)
    if (read !== null) return reply.redirect(`/voice/${read}?k=${encodeURIComponent(k.trim())}`, 303)
    return showMissing(visit, number === '' ? null : new Refusal('intake.unknownVoice', 'missing'))
  })
  server.get('/voice/:number', async (request, reply) => visitVoice({ house, request, reply }))
  server.get('/voice/:number/files/:fileId', async (request, reply) => handFile({ house, request, reply }))
  server.post('/voice/:number/additions', async (request, reply) => {
    const { fields } = await readForm(request)
    return changeVoice({ house, request, reply }, add, { text: fields.text })
  })
  server.post('/voice/:number/withdrawal', async (request, reply) => {
    await readForm(request)
    return changeVoice({ house, request, reply }, withdraw, {})
  })
  server.post('/voice/:number/consent-withdrawal', async (request, reply) => {
    await readForm(request)
    return changeVoice({ house, request, reply }, withdrawConsentByLink, {})
  })
}
