import { createHmac } from 'node:crypto'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Settings } from '#platform/server/settings.ts'
import type { Messenger } from '../domain/robots.ts'

const places: Readonly<Record<Messenger, { origins: readonly string[]; path: RegExp; key?: string }>> = {
  wecom: { origins: ['https://qyapi.weixin.qq.com'], path: /^\/cgi-bin\/webhook\/send$/, key: 'key' },
  dingtalk: { origins: ['https://oapi.dingtalk.com'], path: /^\/robot\/send$/, key: 'access_token' },
  feishu: {
    origins: ['https://open.feishu.cn', 'https://open.larksuite.com'],
    path: /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/,
  },
}

/** Takes a robot's address apart: what is called, and what of it may be shown. Refuses `notifications.notOfService` for any other place. */
export function robotAddress(
  service: Messenger,
  address: string,
  { ownServer }: { readonly ownServer: boolean },
): { url: string; shown: string } {
  const url = new URL(address)
  const { origins, path, key } = places[service]
  const token = key === undefined ? (url.pathname.split('/').at(-1) ?? '') : (url.searchParams.get(key) ?? '')
  const known = ownServer || origins.includes(url.origin)
  if (!known || !path.test(url.pathname) || token === '' || url.username !== '')
    throw new Refusal('notifications.notOfService', 'invalid', { service })
  const clean = new URL(url.origin + url.pathname)
  if (key !== undefined) clean.searchParams.set(key, token)
  return { url: clean.href, shown: `${url.host} …${token.slice(-4)}` }
}

/** Whether a robot may be spoken to where it is: at its service, or (`own`) at a place that this installation was told of. */
export function placeOf(
  settings: Pick<Settings, 'HUIXIANG_ROBOT_ORIGINS'>,
  service: Messenger,
  url: string,
): 'service' | 'own' | null {
  const { origin } = new URL(url)
  if (places[service].origins.includes(origin)) return 'service'
  return settings.HUIXIANG_ROBOT_ORIGINS.includes(origin) ? 'own' : null
}

/** A request as a service wants it signed; `at` in milliseconds since 1970. Without a secret nothing is added. */
export function signedFor(
  service: Messenger,
  { url, body }: { readonly url: string; readonly body: Readonly<Record<string, unknown>> },
  { secret, at }: { readonly secret: string | null; readonly at: number },
): { url: string; body: string } {
  if (secret === null || service === 'wecom') return { url, body: JSON.stringify(body) }
  if (service === 'dingtalk') {
    const to = new URL(url)
    to.searchParams.set('timestamp', String(at))
    to.searchParams.set('sign', createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'))
    return { url: to.href, body: JSON.stringify(body) }
  }
  // Feishu signs nothing with a key made of time and secret.
  const timestamp = String(Math.floor(at / 1000))
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
  return { url, body: JSON.stringify({ timestamp, sign, ...body }) }
}
