import type { Definition, MetricDimension } from './definition.ts'

/** Every event by which a ticket comes to stand in another cell: its kind, its label or its team changed, or it never was. */
export const placing = [
  'tickets.changed',
  'tickets.withdrawn',
  'dispatch.assigned',
  'dispatch.waiting',
  'dispatch.returned',
] as const
/** Of the voice: at what hour, where and about what it was, and who spoke. */
export const ofVoice = [
  'hour',
  'touchpoint',
  'product',
  'group',
  'membership',
  'region',
  'lifecycle',
] as const
export const handled = ['kind', 'label', 'agent', ...ofVoice] as const
export const ofTickets: readonly MetricDimension[] = ['day', 'unit', ...handled, 'campaign']
export const mistaken = {
  'zh-CN': '来源反馈被撤除、由系统作废的工单',
  en: 'Tickets that the system withdrew because the voice behind them was removed',
}
export const first = { version: 1, since: '2026-11-29' } as const
const counts = {
  ...first,
  outOf: null,
  unit: 'count',
  ownerRole: 'analyst',
  shownOn: ['/overview', '/dashboards'],
} as const

/** What came in, what was done with it, and what stands open. */
export const workDefinitions = {
  voices: {
    ...counts,
    shownOn: ['/overview', '/dashboards', '/alerts'],
    name: { 'zh-CN': '收到的声音', en: 'Voices received' },
    group: 'voices',
    counted: {
      'zh-CN': '收到的反馈，按说出来的那一天',
      en: 'Feedback received, on the day it was said',
    },
    leftOut: {
      'zh-CN': '已撤除的反馈；同事从预警开出的工单',
      en: 'Feedback that was removed; tickets that colleagues opened from an alert',
    },
    direction: 'neither',
    dimensions: ['day', 'unit', 'kind', 'label', 'channel', ...ofVoice, 'campaign', 'polarity'],
    sources: [
      'intake.feedback_received',
      'intake.feedback_removed',
      'analysis.completed',
      'analysis.corrected',
    ],
  },
  opened: {
    ...counts,
    name: { 'zh-CN': '新开的工单', en: 'Tickets opened' },
    group: 'work',
    counted: { 'zh-CN': '开立的工单，每张一次', en: 'Tickets opened, each once' },
    leftOut: mistaken,
    direction: 'neither',
    dimensions: ofTickets,
    sources: ['tickets.opened', ...placing],
  },
  closed: {
    ...counts,
    name: { 'zh-CN': '关闭的工单', en: 'Tickets closed' },
    group: 'work',
    counted: {
      'zh-CN': '关闭的次数：重新打开后再关闭，另算一次',
      en: 'Closures: a ticket reopened and closed again counts once more',
    },
    leftOut: {
      'zh-CN': '作废的工单（没有办结，不算关闭）',
      en: 'Withdrawn tickets: they ended without being handled',
    },
    direction: 'neither',
    dimensions: ofTickets,
    sources: ['tickets.closed', ...placing],
  },
  reopened: {
    ...counts,
    shownOn: ['/overview', '/dashboards', '/alerts'],
    name: { 'zh-CN': '重新打开的工单', en: 'Tickets reopened' },
    group: 'work',
    counted: { 'zh-CN': '重新打开的次数', en: 'Reopenings' },
    leftOut: {
      'zh-CN': '合并的工单拆开时恢复的（没有人不满意）',
      en: 'Tickets restored when a merger was taken apart: nobody was dissatisfied',
    },
    direction: 'less',
    dimensions: ofTickets,
    sources: ['tickets.reopened', ...placing],
  },
  open: {
    ...counts,
    name: { 'zh-CN': '在办的工单', en: 'Open tickets' },
    group: 'work',
    counted: {
      'zh-CN': '此刻没有关闭也没有作废的工单，按它最紧的时钟分为按时、快到期（用到 80%）、已超时',
      en: 'Tickets neither closed nor withdrawn at this moment, by their most pressing clock: on time, due soon (80 % used), overdue',
    },
    leftOut: null,
    direction: 'neither',
    dimensions: ['unit', ...handled, 'clock_state'],
    sources: [
      'tickets.opened',
      'tickets.reopened',
      'tickets.closed',
      'clocks.started',
      'clocks.warned',
      'clocks.breached',
      'clocks.met',
      'clocks.moved',
      'clocks.extended',
      'clocks.cancelled',
      ...placing,
    ],
  },
} as const satisfies Record<string, Definition>
