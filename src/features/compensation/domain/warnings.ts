/** What was given before and may be the same thing again, or a pattern. */
export const warningKinds = ['same_order', 'same_customer', 'same_agent_customer', 'agent_often'] as const
export type WarningKind = (typeof warningKinds)[number]

/** Something given before, as evidence. */
export interface Earlier {
  readonly id: string
  readonly ticketNumber: string
  readonly agentId: string | null
  readonly sameOrder: boolean
  readonly sameCustomer: boolean
}

export interface Warning {
  readonly kind: WarningKind
  /** Ids of what was given before; of a pattern the count alone says it. */
  readonly evidence: readonly string[]
  readonly count: number
}

const warningOf = (kind: WarningKind, found: readonly Earlier[]): Warning[] =>
  found.length === 0 ? [] : [{ kind, evidence: found.map(({ id }) => id), count: found.length }]

/** What speaks against giving once more. `given`: how often the agent gave in the days looked at, `often` how often is too often. */
export function warningsOf(
  earlier: readonly Earlier[],
  { agentId, given, often }: { agentId: string | null; given: number; often: number },
): Warning[] {
  const ofCustomer = earlier.filter(({ sameCustomer }) => sameCustomer)
  const byAgent = ofCustomer.filter((one) => one.agentId !== null && one.agentId === agentId)
  return [
    ...warningOf(
      'same_order',
      earlier.filter(({ sameOrder }) => sameOrder),
    ),
    ...warningOf('same_customer', ofCustomer),
    ...(byAgent.length > 1 ? warningOf('same_agent_customer', byAgent) : []),
    ...(given >= often ? [{ kind: 'agent_often' as const, evidence: [], count: given }] : []),
  ]
}
