import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  createWebhook,
  editWebhook,
  removeWebhook,
  sendWebhookAgain,
  webhookRemoved,
  webhookSaved,
  webhookSentAgain,
} from '../contract/webhooks.ts'
import { isGateway } from '../domain/gateways.ts'
import { sendWebhook } from './webhook-sending.ts'
import {
  deleteWebhook,
  hasOtherGateway,
  insertWebhook,
  releaseDelivery,
  updateWebhook,
} from './webhooks.store.ts'

type Content = InputOf<typeof createWebhook>

const rowOf = ({ name, url, purpose, kinds, allowsPrivate, active }: Content) => ({
  name,
  url,
  purpose,
  kinds: purpose === 'news' ? kinds : [],
  allows_private: allowsPrivate,
  active,
})

/** Two gateways would each send the same to a customer. */
async function refuseSecond(
  { db }: Pick<CommandContext, 'db'>,
  { purpose, active }: Content,
  but: string | null = null,
): Promise<void> {
  if (!isGateway(purpose) || !active) return
  if (await hasOtherGateway(db, { purpose, but }))
    throw new Refusal('notifications.oneGateway', 'conflict', { purpose })
}

export const creatingWebhook = command(createWebhook, async (context, input) => {
  const { db, now, newId, newSecret, seal, emit } = context
  await refuseSecond(context, input)
  const id = newId()
  const secret = newSecret()
  const sealed = { secret_sealed: seal(secret), created_at: new Date(now) }
  await insertWebhook(db, { id, ...rowOf(input), ...sealed })
  emit(webhookSaved, { subject: id, facts: { change: 'created' } })
  return { id, secret }
})

export const editingWebhook = command(editWebhook, async ({ db, emit }, { webhookId, ...content }) => {
  await refuseSecond({ db }, content, webhookId)
  if (!(await updateWebhook(db, { id: webhookId, personId: null }, rowOf(content))))
    throw new Refusal('notifications.noSuchWebhook', 'missing')
  emit(webhookSaved, { subject: webhookId, facts: { change: 'edited' } })
  return {}
})

export const removingWebhook = command(removeWebhook, async ({ db, emit }, { webhookId }) => {
  if (!(await deleteWebhook(db, { id: webhookId, personId: null })))
    throw new Refusal('notifications.noSuchWebhook', 'missing')
  emit(webhookRemoved, { subject: webhookId, facts: {} })
  return {}
})

export const sendingWebhookAgain = command(
  sendWebhookAgain,
  async ({ db, now, emit, enqueue }, { deliveryId }) => {
    if (!(await releaseDelivery(db, deliveryId, now)))
      throw new Refusal('notifications.deliveryNotStuck', 'conflict')
    await enqueue(sendWebhook, { deliveryId })
    emit(webhookSentAgain, { subject: deliveryId, facts: {} })
    return {}
  },
)
