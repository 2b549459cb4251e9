import type { FastifyInstance, FastifyReply } from 'fastify'
import { h } from 'preact'
import { type Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { say } from '#platform/pages/say.ts'
import { visitor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { type LinkVisit, type NotTaken, serveLinkPage } from '#platform/server/link-pages.ts'
import { sendPage } from '#platform/server/public-pages.ts'
import { NoSurveyPage, SurveyPage } from '../pages/survey-page.ts'
import { answeringSurvey, leavingSurveys } from './answering.command.ts'
import { surveyRefusal, surveyWords } from './page-words.ts'
import { formBehindLink, organisationName } from './survey-form.query.ts'

function shownForm({ house, request, token, locale }: LinkVisit) {
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
    personal: boolean
  }>
}

async function showForm(visit: LinkVisit, notTaken: NotTaken | null, left = false): Promise<FastifyReply> {
  const { reply, token, locale } = visit
  const form = await shownForm(visit)
  const body = h(SurveyPage, {
    words: surveyWords(locale),
    state: left ? 'optedOut' : form.state,
    questions: form,
    personal: form.personal,
    ticketNumber: form.ticketNumber,
    action: `/survey/${token}`,
    problem: notTaken === null ? null : surveyRefusal(locale, notTaken.refusal.code),
    entered: notTaken?.entered ?? {},
  })
  const status = notTaken === null ? 200 : refusalStatus[notTaken.refusal.kind]
  const { title, organisation } = form
  return sendPage(reply, { locale, title, organisation, path: `/survey/${token}`, body, status })
}

async function showNone({ house, reply, locale, token }: LinkVisit, refusal: Refusal): Promise<FastifyReply> {
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

/** /survey/:token for whoever holds the link. */
export const serveSurvey = (server: FastifyInstance, house: House): void =>
  serveLinkPage(server, house, {
    path: '/survey',
    answering: answeringSurvey,
    others: { 'opt-out': { handler: leavingSurveys, show: (visit) => showForm(visit, null, true) } },
    badLink: 'surveys.badLink',
    show: (visit, notTaken) => showForm(visit, notTaken),
    showNone,
  })
