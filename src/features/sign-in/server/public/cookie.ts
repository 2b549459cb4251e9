import type { FastifyReply } from 'fastify'
import type { Settings } from '#platform/server/settings.ts'
import { sessionLongest } from '../../domain/lifetimes.ts'

export const sessionCookie = 'huixiang_session'

const options = (settings: Settings) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.HUIXIANG_PUBLIC_URL?.startsWith('https:') ?? false,
  }) as const

/** Gives the browser its session. */
export function giveSession(reply: FastifyReply, settings: Settings, token: string): void {
  reply.setCookie(sessionCookie, token, { ...options(settings), maxAge: sessionLongest / 1000 })
}

/** Takes the session from the browser. */
export function takeSession(reply: FastifyReply, settings: Settings): void {
  reply.clearCookie(sessionCookie, options(settings))
}
