import type { Definition } from './definition.ts'
import { first } from './work.ts'

const fairness = {
  ...first,
  group: 'fairness',
  ownerRole: 'team_lead',
  dimensions: ['day', 'unit', 'person'],
  sources: ['dispatch.assigned', 'dispatch.returned', 'staff.availability_changed'],
  shownOn: ['/roster/fairness'],
} as const
const leftOut = {
  'zh-CN': '退回的工单；没有在岗过的人；看的人无权查看的工单',
  en: 'Tickets given back; people who were never at work; tickets the reader may not see',
}

/** How evenly work is shared out. */
export const fairnessDefinitions = {
  jain: {
    ...fairness,
    name: { 'zh-CN': '公平指数（Jain）', en: 'Fairness index (Jain)' },
    counted: {
      'zh-CN': '（各人每在岗小时的工作量之和）的平方；以在岗时间加权',
      en: 'The square of the sum of what each got an hour at work, weighted by hours at work',
    },
    outOf: {
      'zh-CN': '人数 × 各人工作量的平方和；同样加权。1 为完全均等，n 人中只有 k 人平分时为 k/n',
      en: 'people × the sum of the squares, weighted alike. 1 when all get the same; k/n when k of n share everything',
    },
    leftOut,
    unit: 'index',
    direction: 'more',
  },
  gini: {
    ...fairness,
    name: { 'zh-CN': '基尼系数', en: 'Gini coefficient' },
    counted: {
      'zh-CN':
        '1 − 2 × 洛伦兹曲线下的面积：各人每在岗小时的工作量，以在岗时间加权。0 为完全均等，越接近 1 越集中于少数人',
      en: '1 − 2 × the area under the Lorenz curve of what each got an hour at work, weighted by hours at work. 0 when all get the same; the nearer to 1, the more lies with a few',
    },
    outOf: null,
    leftOut,
    unit: 'index',
    direction: 'less',
  },
  work_rate: {
    ...fairness,
    name: { 'zh-CN': '每在岗小时的工作量', en: 'Work an hour' },
    counted: {
      'zh-CN': '所分工单的大小（点）之和',
      en: 'The sizes (points) of the tickets people were given, added up',
    },
    outOf: { 'zh-CN': '他们的在岗小时', en: 'their hours at work' },
    leftOut,
    unit: 'perHour',
    direction: 'neither',
  },
} as const satisfies Record<string, Definition>
