import type { FastifyInstance, FastifyReply } from 'fastify'
import { h } from 'preact'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { type Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { say } from '#platform/pages/say.ts'
import { visitor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { type LinkVisit, type NotTaken, serveLinkPage } from '#platform/server/link-pages.ts'
import { sendPage } from '#platform/server/public-pages.ts'
import type { callbackMessage } from '../contract/messages.ts'
import { CallbackPage, NoCallbackPage } from '../pages/callback-page.ts'
import { answeringMessage } from './answering-message.command.ts'
import { messageForm } from './message-form.query.ts'
import { callbackRefusal, callbackWords } from './page-words.ts'

async function showForm(visit: LinkVisit, notTaken: NotTaken | null): Promise<FastifyReply> {
  const { house, request, reply, token, locale } = visit
  const asked = { actor: visitor, request: factsOf(request), input: { token } }
  const form = (await house.handle(messageForm, asked)) as ReplyOf<typeof callbackMessage>
  const words = callbackWords(locale)
  const body = h(CallbackPage, {
    ...{ words, state: form.state, ticketNumber: form.ticketNumber, action: `/callback/${token}` },
    problem: notTaken === null ? null : callbackRefusal(locale, notTaken.refusal.code),
    entered: notTaken?.entered ?? {},
  })
  const status = notTaken === null ? 200 : refusalStatus[notTaken.refusal.kind]
  const { organisation } = form
  return sendPage(reply, {
    locale,
    title: say(words, 'title'),
    organisation,
    path: `/callback/${token}`,
    body,
    status,
  })
}

async function showNone({ house, reply, locale, token }: LinkVisit, refusal: Refusal): Promise<FastifyReply> {
  const words = callbackWords(locale)
  return sendPage(reply, {
    locale,
    title: say(words, 'noLink'),
    organisation: (await theOrganisation(house.read))?.name ?? '',
    path: `/callback/${encodeURIComponent(token)}`,
    body: h(NoCallbackPage, { words, problem: callbackRefusal(locale, refusal.code) }),
    status: refusalStatus[refusal.kind],
  })
}

/** /callback/:token for whoever holds the link. */
export const serveCallbackPage = (server: FastifyInstance, house: House): void =>
  serveLinkPage(server, house, {
    path: '/callback',
    answering: answeringMessage,
    badLink: 'callbacks.badLink',
    show: showForm,
    showNone,
  })
