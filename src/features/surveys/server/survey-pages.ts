import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { type Locale, locales } from '#platform/contract/locale.ts'
import { Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { say } from '#platform/pages/say.ts'
import { visitor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { pageLocale, sendPage } from '#platform/server/public-pages.ts'
import { NoSurveyPage, SurveyPage } from '../pages/survey-page.ts'
import { answeringSurvey } from './answering.command.ts'
import { surveyRefusal, surveyWords } from './page-words.ts'
import { formBehindLink, organisationName } from './survey-form.query.ts'

type Form = Awaited<ReturnType<typeof shownForm>>

interface Visit {
  readonly house: House
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly token: string
  readonly locale: Locale
}

function shownForm({ house, request, token, locale }: Visit) {
  const input = { token, locale }
  return house.handle(formBehindLink, { actor: visitor, request: factsOf(request), input }) as Promise<{
    state: 'open' | 'answered' | 'expired' | 'ended'
    organisation: string
    ticketNumber: string
    title: string
    csat: string | null
    nps: string | null
    comment: string | null
    thanks: string
  }>
}

async function showForm(
  visit: Visit,
  form: Form,
  { refusal, entered = {} }: { refusal?: Refusal; entered?: Record<string, string> } = {},
): Promise<FastifyReply> {
  const { reply, token, locale } = visit
  const body = h(SurveyPage, {
    words: surveyWords(locale),
    state: form.state,
    questions: form,
    ticketNumber: form.ticketNumber,
    action: `/survey/${token}`,
    problem: refusal === undefined ? null : surveyRefusal(locale, refusal.code),
    entered,
  })
  const status = refusal === undefined ? 200 : refusalStatus[refusal.kind]
  const { title, organisation } = form
  return sendPage(reply, { locale, title, organisation, path: `/survey/${token}`, body, status })
}

async function showNone({ house, reply, locale, token }: Visit, refusal: Refusal): Promise<FastifyReply> {
  const words = surveyWords(locale)
  return sendPage(reply, {
    locale,
    title: say(words, 'noSurvey'),
    organisation: await organisationName(house.read),
    path: `/survey/${encodeURIComponent(token)}`,
    body: h(NoSurveyPage, { words, problem: surveyRefusal(locale, refusal.code) }),
    status: refusalStatus[refusal.kind],
  })
}

async function entered(request: FastifyRequest): Promise<Record<string, string>> {
  const fields: Record<string, string> = {}
  if (!request.isMultipart()) return fields
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else part.file.resume()
  }
  return fields
}

async function answer(visit: Visit): Promise<FastifyReply> {
  const { house, request, reply, token } = visit
  const given = await entered(request)
  try {
    const input = { ...given, token }
    await house.handle(answeringSurvey, { actor: visitor, request: factsOf(request), input })
    // Reloading the page after this shows the thanks and sends nothing again.
    return reply.redirect(`/survey/${token}`, 303)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'surveys.badLink') throw error
    return showForm(visit, await shownForm(visit), { refusal: error, entered: given })
  }
}

/** /survey/:token for whoever holds the link: one form, no script, one answer. */
export function serveSurvey(server: FastifyInstance, house: House): void {
  const visited = (work: (visit: Visit) => Promise<FastifyReply>) => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const { token } = request.params as { token: string }
      const visit = { house, request, reply, token, locale: pageLocale(request, locales[0]) }
      try {
        return await work(visit)
      } catch (error) {
        if (error instanceof Refusal) return showNone(visit, error)
        throw error
      }
    }
  }
  server.get(
    '/survey/:token',
    visited(async (visit) => showForm(visit, await shownForm(visit))),
  )
  server.post('/survey/:token', visited(answer))
}
