/** What sets a rule going, in the order of a ticket's life. */
export const triggers = [
  'opened',
  'assigned',
  'changed',
  'label_set',
  'customer_replied',
  'held',
  'released',
  'clock_warned',
  'clock_breached',
  'resolved',
  'callback_satisfied',
  'callback_dissatisfied',
  'reopened',
  'closed',
] as const
export type Trigger = (typeof triggers)[number]

/** The type of the event behind each trigger. */
export const eventTypes: Readonly<Record<Trigger, string>> = {
  opened: 'tickets.opened',
  assigned: 'dispatch.assigned',
  changed: 'tickets.changed',
  label_set: 'tickets.changed',
  customer_replied: 'tickets.customer_replied',
  held: 'tickets.held',
  released: 'tickets.released',
  clock_warned: 'clocks.warned',
  clock_breached: 'clocks.breached',
  resolved: 'tickets.resolved',
  callback_satisfied: 'callbacks.answered',
  callback_dissatisfied: 'callbacks.answered',
  reopened: 'tickets.reopened',
  closed: 'tickets.closed',
}

/** What an event's facts must say beside its type. */
const alsoSays: Partial<Record<Trigger, (facts: Readonly<Record<string, unknown>>) => boolean>> = {
  label_set: ({ to }) => typeof (to as Record<string, unknown> | undefined)?.labelId === 'string',
  callback_satisfied: ({ outcome }) => outcome === 'satisfied',
  callback_dissatisfied: ({ outcome }) => outcome === 'dissatisfied',
}

/** Whether an event sets a trigger off. */
export const isSetOffBy = (
  trigger: Trigger,
  { type, facts }: { readonly type: string; readonly facts: Readonly<Record<string, unknown>> },
): boolean => eventTypes[trigger] === type && (alsoSays[trigger]?.(facts) ?? true)
