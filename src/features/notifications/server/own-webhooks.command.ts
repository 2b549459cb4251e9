import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { createOwnWebhook, editOwnWebhook, removeOwnWebhook } from '../contract/own-webhooks.ts'
import { mostOwnWebhooks } from '../domain/gateways.ts'
import { personOf } from './own.ts'
import { countOwnWebhooks, deleteWebhook, insertWebhook, updateWebhook } from './webhooks.store.ts'

const rowOf = ({ name, url, kinds, active }: InputOf<typeof createOwnWebhook>) => ({
  ...{ name, url, kinds, active, purpose: 'news' as const },
  // Whatever a person enters, the organisation's own network is not called in their name.
  allows_private: false,
})

const noSuch = () => new Refusal('notifications.noSuchWebhook', 'missing')

export const creatingOwnWebhook = command(createOwnWebhook, async (context, input) => {
  const { db, actor, now, newId, newSecret, seal } = context
  const personId = personOf(actor)
  if ((await countOwnWebhooks(db, personId)) >= mostOwnWebhooks)
    throw new Refusal('notifications.tooManyWebhooks', 'conflict', { most: mostOwnWebhooks })
  const [id, secret] = [newId(), newSecret()]
  const kept = { secret_sealed: seal(secret), created_at: new Date(now), person_id: personId }
  await insertWebhook(db, { id, ...rowOf(input), ...kept })
  return { id, secret }
})

export const editingOwnWebhook = command(
  editOwnWebhook,
  async ({ db, actor }, { webhookId: id, ...content }) => {
    if (!(await updateWebhook(db, { id, personId: personOf(actor) }, rowOf(content)))) throw noSuch()
    return {}
  },
)

export const removingOwnWebhook = command(removeOwnWebhook, async ({ db, actor }, { webhookId: id }) => {
  if (!(await deleteWebhook(db, { id, personId: personOf(actor) }))) throw noSuch()
  return {}
})
