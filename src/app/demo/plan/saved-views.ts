import type { addSavedView } from '#features/saved-views/contract.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'

type Conditions = CallerInput<typeof addSavedView>['conditions']

/** A view of the inbox kept from the first morning: of a unit by its code, of everybody, or of the person who signs in so. */
interface KeptView {
  readonly name: string
  readonly unit?: string
  readonly login?: string
  readonly conditions: Conditions
}

export const keptViews: readonly KeptView[] = [
  { name: '紧急投诉', conditions: { kind: ['complaint'], urgency: ['urgent'] } },
  { name: '超时或快到期', conditions: { clock: ['breached', 'soon'], waiting: ['none'] } },
  { name: '重新打开过', conditions: { round: 'again' } },
  { name: '等客户回话', login: 'agent', conditions: { view: 'my_team', waiting: ['customer'] } },
  { name: '本组已解决待核实', login: 'agent', conditions: { view: 'my_team', state: ['resolved'] } },
  { name: '二级以上，没人接', login: 'lead', conditions: { view: 'unassigned', tier: [2, 3] } },
]
