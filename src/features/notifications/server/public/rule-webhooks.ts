import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { sendWebhook } from '../webhook-sending.ts'
import { insertDeliveries, knownWebhooks } from '../webhooks.store.ts'

/** The webhooks that automation rules may call, by name, those that are switched off among them. */
export async function ruleWebhooks(db: ReadHandle): Promise<{ id: string; name: string; active: boolean }[]> {
  return (await knownWebhooks(db))
    .filter(({ purpose }) => purpose === 'rules')
    .map(({ id, name, active }) => ({ id, name, active }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** Tells programs what a rule was set going by; `runId` is told once to each. Those that are gone or off hear nothing. Gives how many are told. */
export async function tellOfRule(
  context: CommandContext,
  webhookIds: readonly string[],
  run: {
    readonly runId: string
    readonly ticketId: string
    readonly content: Readonly<Record<string, unknown>>
  },
): Promise<number> {
  const { db, now, newId, enqueue } = context
  const { runId, ticketId, content } = run
  const chosen = (await ruleWebhooks(db)).filter(({ id, active }) => active && webhookIds.includes(id))
  const about = { at: new Date(now).toISOString(), ticketId, ...content, path: `/tickets/${ticketId}` }
  const deliveries = chosen.map(({ id }) => ({
    ...{ id: newId(), webhookId: id, eventId: runId, content: about },
    kind: 'rule_ran' as const,
  }))
  for (const deliveryId of await insertDeliveries(db, deliveries, now))
    await enqueue(sendWebhook, { deliveryId })
  return chosen.length
}
