import type { Definition } from './definition.ts'
import { first, mistaken, ofTickets, placing } from './work.ts'

const loop = {
  ...first,
  group: 'loop',
  ownerRole: 'analyst',
  dimensions: ofTickets,
  shownOn: ['/dashboards', '/alerts'],
} as const

/** Whether the loop closes: what becomes of voices, how soon somebody acts, and what is made better. */
export const loopDefinitions = {
  closure_rate: {
    ...loop,
    name: { 'zh-CN': '闭环率', en: 'Closure rate' },
    counted: {
      'zh-CN': '现在已经关闭的工单，算在开立的那一天',
      en: 'Tickets that are closed by now, on the day they were opened',
    },
    outOf: { 'zh-CN': '开立的工单', en: 'tickets opened' },
    leftOut: {
      'zh-CN': `作废的、并入别的工单的；${mistaken['zh-CN']}。还在办的只算在分母里，所以最近几天的还会升高`,
      en: `Tickets withdrawn or merged into others; ${mistaken.en.toLowerCase()}. Those still open count below the line alone, so that the last days will rise`,
    },
    unit: 'share',
    direction: 'more',
    sources: ['tickets.opened', 'tickets.closed', 'tickets.reopened', ...placing],
  },
  reopening_rate: {
    ...loop,
    name: { 'zh-CN': '重新打开率', en: 'Reopening rate' },
    counted: {
      'zh-CN': '关闭之后又重新打开的，算在关闭的那一天',
      en: 'Closures after which the ticket was opened again, on the day of the closure',
    },
    outOf: { 'zh-CN': '关闭的次数', en: 'closures' },
    leftOut: {
      'zh-CN': '关闭之前就重新打开的（解决后客户不认可）；作废的工单',
      en: 'Tickets begun anew before they were closed, because the solution did not do; withdrawn tickets',
    },
    unit: 'share',
    direction: 'less',
    sources: ['tickets.closed', 'tickets.reopened', ...placing],
  },
  time_to_action: {
    ...loop,
    name: { 'zh-CN': '反馈到行动用时（中位数）', en: 'Feedback to action (median)' },
    counted: {
      'zh-CN':
        '从收到声音到第一次有人动手（联系客户，不论是否联系上；或直接解决）的日历时间，取中位数；算在动手的那一天',
      en: 'Calendar time from receiving the voice until somebody first acted (tried to reach the customer, or solved it), the median; on the day of the deed',
    },
    outOf: null,
    leftOut: {
      'zh-CN': '还没有人动手的工单；重新打开后的轮次',
      en: 'Tickets nobody has acted on yet; cycles after a reopening',
    },
    unit: 'milliseconds',
    direction: 'less',
    sources: ['tickets.contacted', 'tickets.resolved', ...placing],
  },
  improvement_share: {
    ...loop,
    name: { 'zh-CN': '引出改进的占比', en: 'Share that led to an improvement' },
    counted: {
      'zh-CN': '关闭时确认了改进措施（五确认之一）的，算在关闭的那一天',
      en: 'Closures with a confirmed improvement (one of the five confirmations), on the day of the closure',
    },
    outOf: { 'zh-CN': '关闭的次数', en: 'closures' },
    leftOut: { 'zh-CN': '作废的工单', en: 'Withdrawn tickets' },
    unit: 'share',
    direction: 'more',
    sources: ['tickets.closed', 'tickets.confirmed', ...placing],
  },
} as const satisfies Record<string, Definition>
