import type { addMacro } from '#features/macros/contract.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'

type Steps = CallerInput<typeof addMacro>['steps']

/** A macro kept from the first morning; labels, units and replies by their codes and titles, ready for their ids. */
interface KeptMacro {
  readonly name: string
  readonly unit?: string
  readonly steps: Omit<Steps, 'change' | 'reply'> & {
    readonly change?: Omit<NonNullable<Steps['change']>, 'labelId' | 'unitId'>
    readonly reply?: {
      readonly title: string
      readonly purpose: NonNullable<NonNullable<Steps['reply']>['purpose']>
    }
  }
}

export const keptMacros: readonly KeptMacro[] = [
  {
    name: '受理并告知客户',
    steps: {
      assign: { personId: null },
      reply: { title: '已受理，正在核实', purpose: 'progress' },
    },
  },
  {
    name: '催件并等待快递公司',
    steps: {
      note: '已向快递公司提交催查，等待对方答复。',
      reply: { title: '催促快递，明日回复', purpose: 'plan' },
      hold: { reason: 'third_party' },
    },
  },
  {
    name: '请客户补充订单号',
    steps: {
      reply: { title: '需要补充订单号', purpose: 'question' },
      hold: { reason: 'customer' },
    },
  },
  {
    name: '升级为紧急投诉',
    steps: {
      change: { kind: 'complaint', urgency: 'urgent', tier: 2 },
      note: '已升级，请优先处理并在一小时内联系客户。',
    },
  },
  {
    name: '退款完成，写处理结果',
    steps: {
      reply: { title: '退款已提交', purpose: 'outcome' },
      resolve: { outcome: 'compensated', solution: '核实后全额退款，已原路退回。' },
    },
  },
  {
    name: '客诉专组：已回电待补材料',
    unit: 'CSS',
    steps: {
      change: { tier: 2 },
      note: '已回电，客户答应今天补充凭证。',
      hold: { reason: 'customer' },
    },
  },
]
