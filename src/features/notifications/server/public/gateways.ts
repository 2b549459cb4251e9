import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Gateway, isGateway } from '../../domain/gateways.ts'
import { sendWebhook } from '../webhook-sending.ts'
import { activeWebhooks, dropWaiting, insertDeliveries } from '../webhooks.store.ts'

/** Whether a number (E.164) takes short messages: in China, where one sees it, only those of mobile telephones. */
export const isTextable = (phone: string): boolean =>
  !phone.startsWith('+86') || /^\+861[3-9]\d{9}$/.test(phone)

/** Which gateways are in use. */
export async function gatewaysInUse(db: ReadHandle): Promise<ReadonlySet<Gateway>> {
  return new Set((await activeWebhooks(db)).map(({ purpose }) => purpose).filter(isGateway))
}

/** What goes to one customer through a gateway. */
export interface GatewayMessage {
  readonly gateway: Gateway
  /** What it is the consequence of: the same id is sent once through a gateway, however often it is asked for. */
  readonly key: string
  /** The customer's number, E.164. */
  readonly to: string
  readonly aboutId: string
  /** What the gateway is told besides; `linkHere` (links.ts) in its `text` becomes the address of the link. */
  readonly content: Readonly<Record<string, unknown>>
  /** The secret part goes to the end of the address; it is sealed until then and forgotten afterwards. */
  readonly link: { readonly path: string; readonly secret: string }
  /** Not before and not after these moments, in milliseconds since 1970; never at night. */
  readonly notBefore: number
  readonly notAfter: number
}

/** Queues a message in the caller's transaction; false where that gateway is not in use (any more). */
export async function sendThrough(context: CommandContext, message: GatewayMessage): Promise<boolean> {
  const { db, now, newId, seal, enqueue } = context
  const { gateway, key, to, aboutId, content, link, notBefore, notAfter } = message
  const webhook = (await activeWebhooks(db)).find(({ purpose }) => purpose === gateway)
  if (webhook === undefined) return false
  const delivery = {
    id: newId(),
    webhookId: webhook.id,
    eventId: key,
    kind: gateway,
    content: { ...content, to, path: link.path, sealed: seal(link.secret) },
    ...{ aboutId, notBefore, notAfter },
  }
  for (const deliveryId of await insertDeliveries(db, [delivery], now))
    if (notBefore <= now) await enqueue(sendWebhook, { deliveryId })
  return true
}

/** Lets go of what waits to be sent as the consequence of these, because it is of no use any more. */
export const dropThrough = (context: Pick<CommandContext, 'db'>, keys: readonly string[]): Promise<void> =>
  dropWaiting(context.db, keys)
