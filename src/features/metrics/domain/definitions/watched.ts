import type { Definition } from './definition.ts'
import { first, ofVoice } from './work.ts'

const watched = {
  ...first,
  group: 'voices',
  ownerRole: 'analyst',
  direction: 'less',
  shownOn: ['/dashboards', '/alerts'],
  sources: [
    'intake.feedback_received',
    'intake.feedback_removed',
    'analysis.completed',
    'analysis.corrected',
  ],
} as const

/** What rules of alerts watch beside the figures of the overview. */
export const watchedDefinitions = {
  complaints: {
    ...watched,
    name: { 'zh-CN': '投诉量', en: 'Complaints' },
    counted: {
      'zh-CN': '类型为投诉的声音，按说出来的那一天',
      en: 'Voices that are complaints, on the day they were said',
    },
    outOf: null,
    leftOut: {
      'zh-CN': '类型还没有判断的声音；已撤除的反馈；同事从预警开出的工单',
      en: 'Voices whose kind is not judged yet; feedback that was removed; tickets that colleagues opened from an alert',
    },
    unit: 'count',
    dimensions: ['day', 'unit', 'label', 'channel', ...ofVoice, 'campaign'],
  },
  complaint_rate: {
    ...watched,
    name: { 'zh-CN': '投诉率', en: 'Complaint rate' },
    counted: { 'zh-CN': '类型为投诉的声音', en: 'Voices that are complaints' },
    outOf: { 'zh-CN': '类型已判断的声音', en: 'voices whose kind is judged' },
    leftOut: {
      'zh-CN': '类型还没有判断的声音；已撤除的反馈；同事从预警开出的工单',
      en: 'Voices whose kind is not judged yet; feedback that was removed; tickets that colleagues opened from an alert',
    },
    unit: 'share',
    dimensions: ['day', 'unit', 'label', 'channel', ...ofVoice, 'campaign'],
  },
  negative_share: {
    ...watched,
    name: { 'zh-CN': '负面占比', en: 'Negative share' },
    counted: { 'zh-CN': '情绪为负面的声音', en: 'Negative voices' },
    outOf: { 'zh-CN': '情绪已判断的声音', en: 'voices whose mood is judged' },
    leftOut: {
      'zh-CN': '情绪还没有判断的声音；已撤除的反馈',
      en: 'Voices whose mood is not judged yet; feedback that was removed',
    },
    unit: 'share',
    dimensions: ['day', 'unit', 'label', 'channel', 'kind', ...ofVoice, 'campaign'],
  },
  repeat_complaint_rate: {
    ...watched,
    name: { 'zh-CN': '重复投诉率', en: 'Repeat complaint rate' },
    counted: {
      'zh-CN': '同一客户在设定的天数（出厂 30 天）之内又一次投诉的，按说出来的那一天；不论说的是不是同一件事',
      en: 'Complaints of a customer who complained less than the set number of days before (30 as shipped), whatever about, on the day they were said',
    },
    outOf: { 'zh-CN': '知道是谁说的投诉', en: 'complaints of customers who are known' },
    leftOut: {
      'zh-CN': '不知道是哪位客户的投诉；类型还没有判断的声音；已撤除的反馈。合并的客户算一位',
      en: 'Complaints of nobody known; voices whose kind is not judged yet; feedback that was removed. Customers that were merged are one',
    },
    unit: 'share',
    setting: 'repeatDays',
    dimensions: ['day', 'unit', 'label', 'channel', ...ofVoice, 'campaign'],
    sources: [...watched.sources, 'customers.merged', 'customers.unmerged'],
  },
} as const satisfies Record<string, Definition>
