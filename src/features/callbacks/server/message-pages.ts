import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { type Locale, locales } from '#platform/contract/locale.ts'
import { Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { say } from '#platform/pages/say.ts'
import { visitor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { pageLocale, sendPage } from '#platform/server/public-pages.ts'
import type { callbackMessage } from '../contract/messages.ts'
import { CallbackPage, NoCallbackPage } from '../pages/callback-page.ts'
import { answeringMessage } from './answering-message.command.ts'
import { messageForm } from './message-form.query.ts'
import { callbackRefusal, callbackWords } from './page-words.ts'

interface Visit {
  readonly house: House
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly token: string
  readonly locale: Locale
}

interface Refused {
  readonly refusal: Refusal
  readonly entered: Record<string, string>
}

async function showForm(visit: Visit, refused: Refused | null = null): Promise<FastifyReply> {
  const { house, request, reply, token, locale } = visit
  const asked = { actor: visitor, request: factsOf(request), input: { token } }
  const form = (await house.handle(messageForm, asked)) as ReplyOf<typeof callbackMessage>
  const words = callbackWords(locale)
  const body = h(CallbackPage, {
    ...{ words, state: form.state, ticketNumber: form.ticketNumber, action: `/callback/${token}` },
    problem: refused === null ? null : callbackRefusal(locale, refused.refusal.code),
    entered: refused?.entered ?? {},
  })
  const status = refused === null ? 200 : refusalStatus[refused.refusal.kind]
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

async function showNone({ house, reply, locale, token }: Visit, refusal: Refusal): Promise<FastifyReply> {
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
    await house.handle(answeringMessage, { actor: visitor, request: factsOf(request), input })
    // Reloading the page after this shows the thanks and sends nothing again.
    return reply.redirect(`/callback/${token}`, 303)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'callbacks.badLink') throw error
    return showForm(visit, { refusal: error, entered: given })
  }
}

/** /callback/:token for whoever holds the link: one form, no script, one answer. */
export function serveCallbackPage(server: FastifyInstance, house: House): void {
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
    '/callback/:token',
    visited((visit) => showForm(visit)),
  )
  server.post('/callback/:token', visited(answer))
}
