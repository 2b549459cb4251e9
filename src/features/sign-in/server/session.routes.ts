import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { activatePerson, loginOf, personBrief, personByLogin } from '#features/staff/server/public/people.ts'
import type { WriteEndpoint } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { changePassword, endSession, startSession, useLink } from '../contract.ts'
import { forgetFailures } from './attempts.store.ts'
import { accountKeyOf, checkGuess, personKeyOf } from './checking.ts'
import { consumeLink, goodLink } from './links.store.ts'
import { sessionOf } from './public/actor.ts'
import { giveSession, takeSession } from './public/cookie.ts'
import { directInput, directReply } from './public/direct.ts'
import { hashedSecret } from './public/hashes.ts'
import { setPassword, strongPassword } from './public/passwords.ts'
import { sessionReply } from './public/session-reply.ts'
import { beginSession, endSessions, type FreshSession } from './public/sessions.ts'

const asPerson = (id: string): Actor => ({ kind: 'person', id, grants: [] })

async function welcome(
  house: House,
  reply: FastifyReply,
  { personId, fresh }: { personId: string; fresh: FreshSession },
) {
  const answer = await sessionReply(house.read, { personId, sessionId: fresh.sessionId })
  giveSession(reply, house.settings, fresh.token)
  return directReply(startSession, reply, answer)
}

async function signIn(house: House, request: FastifyRequest, reply: FastifyReply) {
  const { login, password } = directInput(startSession, request)
  const read = loginOf(login)
  const person = read === null ? undefined : await personByLogin(house.read, read)
  const personId = person?.status === 'active' ? person.id : null
  const facts = factsOf(request)
  const attempt = await checkGuess(house, facts, {
    accountKey: accountKeyOf(read ?? login),
    personId,
    password,
  })
  const found = personId as string
  const fresh = await house.transact({ actor: asPerson(found), request: facts }, async (context) => {
    await attempt.succeed(context)
    return beginSession(context, { personId: found, how: 'password' })
  })
  return welcome(house, reply, { personId: found, fresh })
}

async function signOut(house: House, { request, reply, actor }: Visit) {
  directInput(endSession, request)
  const sessionId = sessionOf(actor)
  if (actor.id !== null && sessionId !== null) {
    const which = { personId: actor.id, sessionId, how: 'self' } as const
    await house.transact({ actor, request: factsOf(request) }, (context) => endSessions(context, which))
  }
  takeSession(reply, house.settings)
  return directReply(endSession, reply, {})
}

interface Visit {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly actor: Actor
}

async function replacePassword(house: House, { request, reply, actor }: Visit) {
  const { current, next } = directInput(changePassword, request)
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('platform.notSignedIn', 'unidentified')
  const personId = actor.id
  const facts = factsOf(request)
  const guess = { accountKey: personKeyOf(personId), personId, password: current }
  const attempt = await checkGuess(house, facts, guess).catch((refusal) => {
    // Signed in they are; it is the password that is wrong.
    if (refusal instanceof Refusal && refusal.code === 'sign-in.wrong') {
      throw new Refusal('sign-in.wrongCurrent', 'invalid', refusal.facts)
    }
    throw refusal
  })
  const person = await personBrief(house.read, personId)
  const password = await strongPassword(next, [
    person?.name ?? null,
    person?.email ?? null,
    person?.phone ?? null,
  ])
  await house.transact({ actor, request: facts }, async (context) => {
    await attempt.succeed(context)
    await setPassword(context, { personId, password, how: 'change' })
    await endSessions(context, { personId, how: 'password_changed', exceptId: sessionOf(actor) })
  })
  return directReply(changePassword, reply, {})
}

const deadLink = () => new Refusal('sign-in.deadLink', 'missing')

async function enterByLink(house: House, request: FastifyRequest, reply: FastifyReply) {
  const input = directInput(useLink, request)
  const tokenHash = hashedSecret(input.token)
  const link = await goodLink(house.read, tokenHash, await house.now())
  const person = link && (await personBrief(house.read, link.personId))
  if (link === undefined || person === undefined || person.status === 'disabled') throw deadLink()
  const { personId, purpose } = link
  const password = await strongPassword(input.password, [person.name, person.email, person.phone])
  const enter = async (context: CommandContext) => {
    if (!(await consumeLink(context.db, tokenHash, context.now))) throw deadLink()
    await setPassword(context, { personId, password, how: purpose })
    if (person.status === 'invited') await activatePerson(context, personId)
    await endSessions(context, { personId, how: 'recovery' })
    await forgetFailures(context.db, keysOf(person))
    return beginSession(context, { personId, how: purpose })
  }
  const fresh = await house.transact({ actor: asPerson(personId), request: factsOf(request) }, enter)
  return welcome(house, reply, { personId, fresh })
}

function keysOf(person: { id: string; email: string | null; phone: string | null }): string[] {
  const keys = [personKeyOf(person.id)]
  if (person.email !== null) keys.push(accountKeyOf({ kind: 'email', value: person.email }))
  if (person.phone !== null) keys.push(accountKeyOf({ kind: 'phone', value: person.phone }))
  return keys
}

const route = ({ method, path: url }: WriteEndpoint) => ({ method, url })

/** The endpoints whose answers carry the session's cookie. Reached by anyone, except the change of a password. */
export function serveSessions(server: FastifyInstance, house: House, identify: Identify): void {
  const known = (request: FastifyRequest) => actorOf(request, identify)
  server.route({ ...route(startSession), handler: (request, reply) => signIn(house, request, reply) })
  server.route({ ...route(useLink), handler: (request, reply) => enterByLink(house, request, reply) })
  server.route({
    ...route(endSession),
    handler: async (request, reply) => signOut(house, { request, reply, actor: await known(request) }),
  })
  server.route({
    ...route(changePassword),
    handler: async (request, reply) =>
      replacePassword(house, { request, reply, actor: await known(request) }),
  })
}
