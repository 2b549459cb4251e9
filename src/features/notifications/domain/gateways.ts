/** Programs through which customers are reached: short messages, and a robot that calls. */
export const gateways = ['sms', 'voice'] as const
export type Gateway = (typeof gateways)[number]

/** What a webhook is for: what colleagues are told, what automation rules are set going by, or a gateway. */
export const purposes = ['news', 'rules', ...gateways] as const
export type Purpose = (typeof purposes)[number]

/** Hours in which no customer is sent a message and nobody's telephone rings: minutes after midnight. */
export const customersNight = { from: 20 * 60, to: 9 * 60 }

/** So many webhooks a person has of their own at the most. */
export const mostOwnWebhooks = 3

export const isGateway = (name: string): name is Gateway => (gateways as readonly string[]).includes(name)
