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
/** Beside the survey after handling, questions of designed surveys count that are marked so. */
const ofSurveys = {
  version: 2,
  since: '2026-11-30',
  leftOut: {
    'zh-CN':
      '没有打分的答卷；没有作答的邀请；自行设计的问卷里没有标为「计入指标」的题；其中存疑的答卷，以及还没有凑满五份的匿名答卷',
    en: 'Responses without this score; invitations nobody answered; questions of designed surveys not marked to count; of these surveys doubtful answers, and anonymous ones until there are five',
  },
  sources: ['surveys.answered', 'questionnaires.answered', 'questionnaires.anonymous_counted', ...placing],
} as const
const invited = {
  ...satisfaction,
  outOf: null,
  leftOut: {
    'zh-CN': '匿名的答卷（没有日期和人）；存疑的答卷；CSI 缺了一个维度的、CES 用 7 级同意量表的',
    en: 'Anonymous answers, of which neither person nor day is kept; doubtful ones; for the CSI those without one of its dimensions, for the CES questions on the seven-point scale of agreement',
  },
  unit: 'score',
  sources: ['questionnaires.answered', ...placing],
  shownOn: ['/dashboards', '/alerts'],
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
  shownOn: ['/callbacks/rates', '/dashboards', '/alerts'],
} as const

/** What customers answer: in surveys, and when they are called back. */
export const answerDefinitions = {
  csat: {
    ...satisfaction,
    ...ofSurveys,
    name: { 'zh-CN': '满意度（CSAT）', en: 'Satisfaction (CSAT)' },
    counted: {
      'zh-CN':
        '打 4 分或 5 分的答卷：处理完成后的问卷，以及自行设计的问卷里标为「计入指标」的题。实名的算在作答那一天，匿名的五份以上一组算在当天，不归任何组织和人',
      en: 'Answers of 4 or 5: to the survey after handling, and to questions of designed surveys that are marked to count. By name on the day they were given; anonymous ones five or more at a time on the day they were told, under no unit and no person',
    },
    outOf: { 'zh-CN': '所有 1–5 分的打分', en: 'all answers from 1 to 5' },
    unit: 'share',
  },
  nps: {
    ...satisfaction,
    ...ofSurveys,
    name: { 'zh-CN': '净推荐值（NPS）', en: 'Net promoter score (NPS)' },
    counted: {
      'zh-CN':
        '100 ×（打 9–10 分的推荐者 − 打 0–6 分的贬损者）：处理完成后的问卷，以及自行设计的问卷里标为「计入指标」的题。实名的算在作答那一天，匿名的五份以上一组算在当天，不归任何组织和人。打 7–8 分的只算在分母里',
      en: '100 × (promoters, 9–10, − detractors, 0–6): of the survey after handling, and of questions of designed surveys that are marked to count. By name on the day they were given; anonymous ones five or more at a time on the day they were told, under no unit and no person. 7 and 8 count below the line alone',
    },
    outOf: { 'zh-CN': '所有 0–10 分的打分', en: 'all answers from 0 to 10' },
    unit: 'points',
  },
  ces: {
    ...invited,
    name: { 'zh-CN': '客户费力度（CES）', en: 'Customer effort (CES)' },
    counted: {
      'zh-CN': '各人费力题（1 毫不费力 – 5 非常费力，量表五题）的平均分，再对人取平均；算在作答的那一天',
      en: 'Each person’s mean over the questions about effort (1 none … 5 a great deal; five in the template), and of these the mean, on the day they answered',
    },
    direction: 'less',
    goal: 2,
  },
  csi: {
    ...invited,
    name: { 'zh-CN': '客户满意度指数（CSI）', en: 'Customer satisfaction index (CSI)' },
    counted: {
      'zh-CN':
        '100 ×（W − 1）÷ 6 的平均，0–100；W 是各人 7 级题的加权平均：产品质量 40%、服务 30%、性价比 20%、情感联系 10%，每维先取平均；算在作答的那一天',
      en: 'The mean of 100 × (W − 1) ÷ 6, from 0 to 100; W is a person’s weighted mean on the 7-point scale: product quality 40 %, service 30 %, value 20 %, emotional bond 10 %, each dimension by its own mean; on the day they answered',
    },
    direction: 'more',
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
