import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { type Locale, locales } from '#platform/contract/locale.ts'
import { Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { visitor } from '#platform/server/actor.ts'
import type { Handler } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { pageLocale, pageQuery, sendPage } from '#platform/server/public-pages.ts'
import { pagesAsked } from '../domain/form-fields.ts'
import type { Answers, Questionnaire } from '../domain/questionnaire.ts'
import { NoSurveyPage } from '../pages/answer-page.ts'
import { type Entered, readAnswerForm, stepFrom } from './answer-form-reading.ts'
import { type Form, sendEnding, sendQuestions } from './answer-rendering.ts'
import { withUploads } from './answer-uploads.ts'
import { answering, optingOut } from './answering.command.ts'
import { answerWords, refusalWords } from './page-words.ts'
import { formBehindLink } from './questionnaire-form.query.ts'
import { beginning, keepingPartial } from './sittings.command.ts'

const cookie = 'huixiang_sitting'
/** What the cookie says once an anonymous answer was sent: that it was, and nothing else. */
const sent = 'sent'
const month = 30 * 86_400

interface Visit {
  readonly house: House
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly token: string
  readonly locale: Locale
}

const handled = <T>({ house, request }: Visit, handler: Handler, input: object): Promise<T> =>
  house.handle(handler, { actor: visitor, request: factsOf(request), input }) as Promise<T>

const formFor = (visit: Visit, sitting: string): Promise<Form> =>
  handled<Form>(visit, formBehindLink, { token: visit.token, sitting })

function remember({ house, reply, token }: Visit, value: string): void {
  reply.setCookie(cookie, value, {
    path: `/q/${token}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: house.settings.HUIXIANG_PUBLIC_URL?.startsWith('https:') ?? false,
    maxAge: month,
  })
}

/** A first visit begins an answer; a later one goes on with it. */
async function begun(visit: Visit, held: string): Promise<{ form: Form; sitting: string }> {
  const form = await formFor(visit, held)
  // Who asks only whether there is a page begins nothing.
  if (form.state !== 'open' || form.seed !== '' || visit.request.method === 'HEAD')
    return { form, sitting: held }
  const begins = { token: visit.token, seen: false }
  const { sitting } = await handled<{ sitting: string }>(visit, beginning, begins)
  if (!form.personal) remember(visit, sitting)
  return { form: await formFor(visit, sitting), sitting }
}

async function show(visit: Visit): Promise<FastifyReply> {
  const { request, reply, token, locale } = visit
  const held = request.cookies[cookie] ?? ''
  const { form, sitting } = await begun(visit, held === sent ? '' : held)
  const { questionnaire, state } = form
  if (state !== 'open' || questionnaire === null)
    return sendEnding(reply, { form, locale, token, state: state === 'open' ? 'closed' : state })
  const answers = form.answers as Answers
  const places = pagesAsked(questionnaire, answers)
  const wanted = Number(pageQuery(request).page)
  const page = places.includes(wanted) ? wanted : firstOpen(questionnaire, answers)
  const shown = { token, sitting, page, answers, problems: [], notice: null }
  return sendQuestions(reply, { questionnaire, form, locale, shown })
}

/** Where somebody who comes back goes on: the first page on which nothing was answered yet. */
function firstOpen(questionnaire: Questionnaire, answers: Answers): number {
  const places = pagesAsked(questionnaire, answers)
  const open = places.find((place) => !questionnaire.pages[place]?.questions.some(({ id }) => id in answers))
  return open ?? places.at(-1) ?? 0
}

async function visited(visit: Visit): Promise<FastifyReply> {
  // Whoever answered an anonymous link on this device is thanked; nothing here knows what they answered.
  if (visit.request.cookies[cookie] !== sent && pageQuery(visit.request).sent === undefined)
    return show(visit)
  const form = await formFor(visit, '')
  if (form.personal) return show(visit)
  return sendEnding(visit.reply, { form, locale: visit.locale, token: visit.token, state: 'answered' })
}

async function send(visit: Visit, entered: Entered & { trap: string }, form: Form): Promise<FastifyReply> {
  const { token, locale, reply } = visit
  const { sitting, answers, trap } = entered
  await handled(visit, answering, { token, sitting, answers, locale, trap })
  if (!form.personal) remember(visit, sent)
  // Reloading the page after this shows the thanks and sends nothing again.
  // In a frame of another site browsers hold nothing, so the address says that it was sent.
  const framed = visit.request.headers['sec-fetch-dest'] === 'iframe'
  return reply.redirect(framed ? `/q/${token}?sent=1` : `/q/${token}`, 303)
}

async function answered(visit: Visit): Promise<FastifyReply> {
  const { house, request, reply, token, locale } = visit
  const fields = await readAnswerForm(request)
  if (fields.go === 'opt-out') {
    await handled(visit, optingOut, { token })
    return sendEnding(reply, { form: await formFor(visit, ''), locale, token, state: 'optedOut' })
  }
  const form = await formFor(visit, fields.sitting)
  const { questionnaire, state } = form
  if (state !== 'open' || questionnaire === null)
    return sendEnding(reply, { form, locale, token, state: state === 'open' ? 'closed' : state })
  const step = stepFrom(questionnaire, await withUploads(house, request, { token, fields }))
  const { sitting, answers } = step
  try {
    await handled(visit, keepingPartial, { token, sitting, answers })
    if (step.problems.length === 0 && fields.go === 'send')
      return await send(visit, { ...step, trap: fields.trap }, form)
    if (step.problems.length === 0) return reply.redirect(`/q/${token}?page=${step.page}`, 303)
    return sendQuestions(reply, { questionnaire, form, locale, shown: { ...step, token, notice: null } })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'questionnaires.badLink') throw error
    const notice = refusalWords(locale, error.code)
    return sendQuestions(reply, { questionnaire, form, locale, shown: { ...step, token, notice } })
  }
}

async function showNone({ house, reply, locale, token }: Visit, refusal: Refusal): Promise<FastifyReply> {
  const words = answerWords(locale)
  return sendPage(reply, {
    locale,
    title: words.noSurvey ?? '',
    organisation: (await theOrganisation(house.read))?.name ?? 'Huixiang',
    path: `/q/${encodeURIComponent(token)}`,
    body: h(NoSurveyPage, { words, problem: refusalWords(locale, refusal.code) }),
    status: refusalStatus[refusal.kind],
  })
}

/** /q/:token for whoever holds the link. */
export function serveQuestionnaires(server: FastifyInstance, house: House): void {
  const guarded =
    (work: (visit: Visit) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { token } = request.params as { token: string }
      const visit = { house, request, reply, token, locale: pageLocale(request, locales[0]) }
      try {
        return await work(visit)
      } catch (error) {
        if (error instanceof Refusal) return showNone(visit, error)
        throw error
      }
    }
  server.get('/q/:token', guarded(visited))
  server.post('/q/:token', guarded(answered))
}
