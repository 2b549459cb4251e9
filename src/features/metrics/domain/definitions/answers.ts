import type { Definition } from './definition.ts'
import { first, ofTickets, placing } from './work.ts'

const satisfaction = {
  ...first,
  group: 'satisfaction',
  ownerRole: 'analyst',
  direction: 'more',
  dimensions: ofTickets,
  shownOn: ['/overview', '/dashboards', '/alerts'],
} as const
const rates = {
  ...first,
  group: 'callbacks',
  ownerRole: 'supervisor',
  unit: 'share',
  direction: 'more',
  dimensions: [...ofTickets, 'callback_level'],
  sources: [
    'callbacks.requested',
    'callbacks.attempted',
    'callbacks.answered',
    'callbacks.cancelled',
    'callbacks.drawn',
    'callbacks.supervision_requested',
    'callbacks.check_attempted',
    'callbacks.check_cancelled',
    'callbacks.checked',
  ],
  shownOn: ['/callbacks/rates', '/dashboards'],
} as const

/** What customers answer: in surveys, and when they are called back. */
export const answerDefinitions = {
  csat: {
    ...satisfaction,
    name: { 'zh-CN': '满意度（CSAT）', en: 'Satisfaction (CSAT)' },
    counted: { 'zh-CN': '问卷里打 4 分或 5 分的', en: 'Survey answers of 4 or 5' },
    outOf: { 'zh-CN': '所有 1–5 分的打分', en: 'all answers from 1 to 5' },
    leftOut: {
      'zh-CN': '没有打分的答卷；没有作答的邀请',
      en: 'Responses without this score; invitations nobody answered',
    },
    unit: 'share',
    sources: ['surveys.answered', ...placing],
  },
  nps: {
    ...satisfaction,
    name: { 'zh-CN': '净推荐值（NPS）', en: 'Net promoter score (NPS)' },
    counted: {
      'zh-CN': '100 ×（打 9–10 分的推荐者 − 打 0–6 分的贬损者）',
      en: '100 × (promoters, 9–10, − detractors, 0–6)',
    },
    outOf: { 'zh-CN': '所有 0–10 分的打分', en: 'all answers from 0 to 10' },
    leftOut: {
      'zh-CN': '没有打分的答卷；没有作答的邀请。打 7–8 分的只算在分母里',
      en: 'Responses without this score; invitations nobody answered. 7 and 8 count below the line alone',
    },
    unit: 'points',
    sources: ['surveys.answered', ...placing],
  },
  callback_satisfaction: {
    ...satisfaction,
    name: { 'zh-CN': '回访满意率', en: 'Satisfied in callbacks' },
    counted: {
      'zh-CN': '承办人回访（第一级）时表示满意的，算在回访结束的那一天',
      en: 'First-level callbacks in which the customer was satisfied, on the day they ended',
    },
    outOf: { 'zh-CN': '表示了满意或不满意的', en: 'those satisfied or dissatisfied' },
    leftOut: {
      'zh-CN': '没有联系上的回访；质检和督办的回访（第二、三级）',
      en: 'Callbacks that reached nobody; those of quality and supervision (levels 2 and 3)',
    },
    unit: 'share',
    sources: ['callbacks.answered', ...placing],
  },
  response: {
    ...rates,
    name: { 'zh-CN': '响应率', en: 'Response rate' },
    counted: { 'zh-CN': '至少联系过一次的回访', en: 'Callbacks tried at least once' },
    outOf: {
      'zh-CN': '应回访的，按应回访的那一天',
      en: 'callbacks owed, on the day they were asked for',
    },
    shownOn: [...rates.shownOn, '/alerts'],
    leftOut: { 'zh-CN': '联系之前就已取消的', en: 'Those cancelled before anybody tried' },
  },
  solved: {
    ...rates,
    name: { 'zh-CN': '解决率', en: 'Solved rate' },
    counted: { 'zh-CN': '说问题已解决的客户', en: 'Customers who say that it is solved' },
    outOf: {
      'zh-CN': '联系上并回答了是否解决的客户',
      en: 'customers reached who said whether it is',
    },
    leftOut: {
      'zh-CN': '没有联系上的；没有回答是否解决的',
      en: 'Whoever was not reached, or did not say whether it is solved',
    },
  },
  satisfied: {
    ...rates,
    name: { 'zh-CN': '满意率', en: 'Satisfied rate' },
    counted: { 'zh-CN': '表示满意的客户', en: 'Customers who are satisfied' },
    outOf: {
      'zh-CN': '联系上并回答了是否满意的客户',
      en: 'customers reached who said whether they are',
    },
    leftOut: {
      'zh-CN': '没有联系上的；没有回答是否满意的',
      en: 'Whoever was not reached, or did not say whether they are satisfied',
    },
  },
} as const satisfies Record<string, Definition>
