import type { Definition } from './definition.ts'
import { first, handled, ofTickets, placing } from './work.ts'

const service = {
  ...first,
  group: 'service',
  ownerRole: 'analyst',
  dimensions: ofTickets,
} as const

/** How fast and how well tickets are handled. */
export const serviceDefinitions = {
  first_contact: {
    ...service,
    name: { 'zh-CN': '首次联系用时（中位数）', en: 'Time to first contact (median)' },
    counted: {
      'zh-CN': '从工单开立到第一次联系上客户的日历时间，取中位数；算在联系上的那一天',
      en: 'Calendar time from the ticket’s opening until the customer was first reached, the median; on the day they were reached',
    },
    outOf: null,
    leftOut: {
      'zh-CN': '没有联系上的联系；到回访才第一次联系上的工单；重新打开后的轮次',
      en: 'Attempts that reached nobody; tickets whose customers were first reached by the callback; cycles after a reopening',
    },
    unit: 'milliseconds',
    direction: 'less',
    sources: ['tickets.contacted', ...placing],
    shownOn: ['/overview', '/dashboards', '/alerts'],
  },
  contact_today: {
    ...service,
    name: { 'zh-CN': '今天首次联系用时（中位数）', en: 'First contact today (median)' },
    counted: {
      'zh-CN': '今天第一次联系上客户的工单，从开立到联系上的日历时间，取中位数',
      en: 'Calendar time from opening to first contact of the tickets whose customers were first reached today, the median',
    },
    outOf: null,
    leftOut: {
      'zh-CN': '没有联系上的联系；到回访才第一次联系上的工单；重新打开后的轮次；看的人无权查看的工单',
      en: 'Attempts that reached nobody; tickets whose customers were first reached by the callback; cycles after a reopening; tickets the reader may not see',
    },
    unit: 'milliseconds',
    direction: 'less',
    dimensions: ['unit', ...handled],
    sources: ['tickets.contacted', ...placing],
    ownerRole: 'team_lead',
    shownOn: ['/wallboard'],
  },
  resolution: {
    ...service,
    name: { 'zh-CN': '解决用时（中位数）', en: 'Time to solution (median)' },
    counted: {
      'zh-CN': '从这一轮开始到解决的日历时间（等客户的时间也在内），取中位数；每轮各算一次，算在解决的那一天',
      en: 'Calendar time from the beginning of a cycle to its solution, waiting for the customer included, the median; each cycle once, on the day it was solved',
    },
    outOf: null,
    leftOut: { 'zh-CN': '还没有解决的轮次', en: 'Cycles not solved yet' },
    unit: 'milliseconds',
    direction: 'less',
    sources: ['tickets.resolved', ...placing],
    shownOn: ['/overview', '/dashboards', '/alerts'],
  },
  clocks_met: {
    ...service,
    name: { 'zh-CN': '时钟达标率', en: 'Clocks met' },
    counted: { 'zh-CN': '按时做到的时钟', en: 'Clocks kept in time' },
    outOf: { 'zh-CN': '已做到或已超时的时钟', en: 'clocks kept or overdue' },
    leftOut: {
      'zh-CN': '还在走、没有超时的时钟；已取消的时钟。超时后延期并重新走的，按延期后的结果算',
      en: 'Clocks still running in time; cancelled clocks. One overdue that was given more time counts by what comes of that',
    },
    unit: 'share',
    direction: 'more',
    sources: [
      'clocks.met',
      'clocks.breached',
      'clocks.started',
      'clocks.moved',
      'clocks.extended',
      ...placing,
    ],
    shownOn: ['/overview', '/dashboards', '/alerts'],
  },
  first_contact_resolution: {
    ...service,
    name: { 'zh-CN': '一次解决率', en: 'First-contact resolution' },
    counted: {
      'zh-CN': '最多联系上客户一次就解决、之后没有重新打开的工单',
      en: 'Tickets solved with at most one contact that reached the customer, and never reopened',
    },
    outOf: { 'zh-CN': '解决过的工单', en: 'tickets that were solved' },
    leftOut: {
      'zh-CN': '还没有解决过的工单；因拆分合并而恢复的不算重新打开',
      en: 'Tickets not solved yet; a merger taken apart is no reopening',
    },
    unit: 'share',
    direction: 'more',
    sources: ['tickets.resolved', 'tickets.reopened', ...placing],
    shownOn: ['/overview', '/dashboards', '/alerts'],
    goal: 0.85,
  },
} as const satisfies Record<string, Definition>
