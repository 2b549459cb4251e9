import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { subscribeToPush } from '../contract/push.ts'

/** What this browser can do: tell nothing (`unsupported`), is not allowed to (`denied`), or may be asked. */
export type PushAbility = 'unsupported' | 'denied' | 'able'

export function pushAbility(): PushAbility {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : 'able'
}

const registration = () => navigator.serviceWorker.getRegistration('/')

/** The address under which this browser is told; null while it is not. */
export async function endpointHere(): Promise<string | null> {
  if (pushAbility() === 'unsupported') return null
  const subscription = await (await registration())?.pushManager.getSubscription()
  return subscription?.endpoint ?? null
}

/** Asks the person, then the browser's push service. Throws when either refuses. */
export async function subscribeHere(publicKey: string): Promise<CallerInput<typeof subscribeToPush>> {
  await navigator.serviceWorker.register('/push-worker.js')
  const { pushManager } = await navigator.serviceWorker.ready
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint, keys } = subscription.toJSON()
  if (endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined)
    throw new Error('the push service gave no keys')
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, device: deviceName() }
}

export async function unsubscribeHere(): Promise<void> {
  await (await (await registration())?.pushManager.getSubscription())?.unsubscribe()
}

const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** What the person calls this browser: «Chrome · Windows». */
export function deviceName(agent = navigator.userAgent): string {
  const named = (names: readonly (readonly [string, string])[]) =>
    names.find(([sign]) => agent.includes(sign))?.[1]
  return [named(browsers), named(systems)].filter(Boolean).join(' · ') || 'Browser'
}
