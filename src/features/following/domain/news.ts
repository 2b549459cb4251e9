/** What a follower is told of, by the event that brings it. */
export const newsByEvent = {
  'tickets.customer_replied': 'customer_replied',
  'tickets.message_sent': 'message_sent',
  'tickets.noted': 'noted',
  'tickets.held': 'held',
  'tickets.resolved': 'resolved',
  'tickets.closed': 'closed',
  'tickets.reopened': 'reopened',
  'tickets.withdrawn': 'withdrawn',
  'dispatch.assigned': 'assigned',
  'clocks.breached': 'breached',
} as const

export type News = (typeof newsByEvent)[keyof typeof newsByEvent]

/** The news that an event brings to followers; null where it brings none. */
export const newsOf = (type: string): News | null =>
  new Map<string, News>(Object.entries(newsByEvent)).get(type) ?? null
