import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
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
import { attachments } from '../contract.ts'
import { readTrackingNumber } from '../domain/tracking-number.ts'
import type { Addition } from '../pages/add-more.ts'
import { MissingPage } from '../pages/missing-page.ts'
import { TrackingPage } from '../pages/tracking-page.ts'
import { readForm } from './page-form.ts'
import { pageWords, refusalWords } from './page-words.ts'
import { add, withdraw, withdrawConsentByLink } from './tracked-changes.command.ts'
import { trackedVoice } from './tracked-voice.ts'
import { pageOwner } from './tracking.query.ts'
import { consentShown, endedOf, nextOf, regroupedOf, standingOf, talkOf } from './tracking-standing.ts'
import { storeFormFiles } from './uploads.ts'

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

/** What did not go through, and why. */
interface Refused {
  readonly refusal: Refusal
  readonly addition?: Addition
}

const nothingAdded: Addition = { text: '', files: [] }

async function showVoice(visit: Visit, secret: string, refused?: Refused): Promise<FastifyReply> {
  const refusal = refused?.refusal
  const { house, request, reply } = visit
  const standing = await standingOf(house, (request.params as { number: string }).number, secret)
  const owner = await pageOwner(house.read)
  const now = await house.now()
  const locale = pageLocale(request, owner.locale)
  const [words, written] = [pageWords(locale), momentIn(owner, locale)]
  const { voice, ticket, records, usual } = standing
  const path = `/voice/${voice.number}`
  const status = records.withdrawnAt === null ? (ticket?.status ?? 'received') : 'withdrawn'
  const body = h(TrackingPage, {
    words,
    number: voice.number,
    link: `${path}?k=${secret}`,
    isNew: pageQuery(request).new !== undefined,
    standing: status,
    ended: endedOf(standing, words),
    receivedAt: written(voice.received_at),
    promisedAt: ticket?.promisedAt && status !== 'withdrawn' ? written(ticket.promisedAt) : null,
    missed: ticket?.promisedAt != null && ticket.promisedAt.getTime() < now,
    usual:
      usual !== null && status !== 'withdrawn' && status !== 'ended'
        ? { from: written(usual.from), by: written(usual.by) }
        : null,
    next: status === 'withdrawn' ? null : nextOf(standing, words, written),
    regrouped: regroupedOf(standing, words, written),
    talk: talkOf(standing, say(words, 'erased')).map(({ at, ...one }) => ({ ...one, at: written(at) })),
    canAdd: status !== 'withdrawn' && voice.erased_at === null,
    addition: refused?.addition ?? nothingAdded,
    added: pageQuery(request).added !== undefined,
    consent: consentShown(standing, written),
    canWithdraw: !['withdrawn', 'closed', 'ended'].includes(status) && voice.erased_at === null,
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

async function changeVoice(
  visit: Visit,
  handler: CommandHandler,
  addition?: Addition,
): Promise<FastifyReply> {
  const { house, request, reply } = visit
  const { number } = request.params as { number: string }
  const secret = request.cookies[keyCookie] ?? ''
  try {
    await house.handle(handler, {
      actor: visitor,
      request: factsOf(request),
      input: { ...addition, number, secret },
    })
    return reply.redirect(`/voice/${number}${addition === undefined ? '' : '?added=1'}`, 303)
  } catch (error) {
    return refuseChange(visit, error, addition)
  }
}

/** The page with what is wrong, and with the words and files that were to be added. */
async function refuseChange(visit: Visit, error: unknown, addition = nothingAdded): Promise<FastifyReply> {
  if (!(error instanceof Refusal)) throw error
  const secret = visit.request.cookies[keyCookie] ?? ''
  if (error.code === 'intake.unknownVoice') return showMissing(visit, error)
  return showVoice(visit, secret, { refusal: error, addition })
}

/** The uploads that a form with a script names; what is no list of them is none. */
function namedUploads(written = '[]'): Addition['files'] {
  try {
    return attachments.parse(JSON.parse(written))
  } catch {
    return []
  }
}

/** Takes what the sender adds: the files that were taken over before, and those that came along without a script. */
async function addToVoice(visit: Visit): Promise<FastifyReply> {
  const { house, request } = visit
  const form = await readForm(request)
  const { fields } = form
  const said = { text: fields.text ?? '', files: namedUploads(fields.uploaded) }
  try {
    const stored = await storeFormFiles(house, request, form)
    return await changeVoice(visit, add, { ...said, files: [...said.files, ...stored] })
  } catch (error) {
    return refuseChange(visit, error, said)
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
  server.post('/voice/:number/additions', async (request, reply) => addToVoice({ house, request, reply }))
  server.post('/voice/:number/withdrawal', async (request, reply) => {
    await readForm(request)
    return changeVoice({ house, request, reply }, withdraw)
  })
  server.post('/voice/:number/consent-withdrawal', async (request, reply) => {
    await readForm(request)
    return changeVoice({ house, request, reply }, withdrawConsentByLink)
  })
}
