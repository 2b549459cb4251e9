import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Locale, locales } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { visitor } from './actor.ts'
import type { CommandHandler } from './command.ts'
import type { House } from './house.ts'
import { factsOf } from './http/request.ts'
import { pageLocale } from './public-pages.ts'

/** Somebody at a page that is for whoever holds its link. */
export interface LinkVisit {
  readonly house: House
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly token: string
  readonly locale: Locale
}

/** What was not taken, and what had been entered: the form comes again with both. */
export interface NotTaken {
  readonly refusal: Refusal
  readonly entered: Readonly<Record<string, string>>
}

/** Another deed that the page offers beside its answer, and what is shown once it is done. */
export interface OtherDeed {
  readonly handler: CommandHandler
  show(visit: LinkVisit): Promise<FastifyReply>
}

/** A page behind a link: one form, no script, one answer. */
export interface LinkPage {
  /** Where it is, without the token: `/survey`. */
  readonly path: `/${string}`
  readonly answering: CommandHandler
  /** Other deeds by the value of the button `go` that asks for them. */
  readonly others?: Readonly<Record<string, OtherDeed>>
  /** The refusal that says the link is none: then there is no form to come again. */
  readonly badLink: string
  show(visit: LinkVisit, notTaken: NotTaken | null): Promise<FastifyReply>
  showNone(visit: LinkVisit, refusal: Refusal): Promise<FastifyReply>
}

/** The fields of a form; files are let go. */
async function entered(request: FastifyRequest): Promise<Record<string, string>> {
  const fields: Record<string, string> = {}
  if (!request.isMultipart()) return fields
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else part.file.resume()
  }
  return fields
}

async function answer(visit: LinkVisit, page: LinkPage): Promise<FastifyReply> {
  const { house, request, reply, token } = visit
  const { go = '', ...given } = await entered(request)
  const by = { actor: visitor, request: factsOf(request) }
  const other = page.others?.[go]
  if (other !== undefined) {
    await house.handle(other.handler, { ...by, input: { token } })
    return other.show(visit)
  }
  try {
    await house.handle(page.answering, { ...by, input: { ...given, token } })
    // Reloading the page after this shows the thanks and sends nothing again.
    return reply.redirect(`${page.path}/${token}`, 303)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === page.badLink) throw error
    return page.show(visit, { refusal: error, entered: given })
  }
}

/** Serves a page at path/:token. */
export function serveLinkPage(server: FastifyInstance, house: House, page: LinkPage): void {
  const visited = (work: (visit: LinkVisit) => Promise<FastifyReply>) => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const { token } = request.params as { token: string }
      const visit = { house, request, reply, token, locale: pageLocale(request, locales[0]) }
      try {
        return await work(visit)
      } catch (error) {
        if (error instanceof Refusal) return page.showNone(visit, error)
        throw error
      }
    }
  }
  server.get(
    `${page.path}/:token`,
    visited((visit) => page.show(visit, null)),
  )
  server.post(
    `${page.path}/:token`,
    visited((visit) => answer(visit, page)),
  )
}
