import type { ReplyLanguage, Values } from '../domain/variables.ts'

/** An invented ticket, to show how a text will read. */
export const example: Readonly<Record<ReplyLanguage, Values>> = {
  'zh-CN': {
    customer: '王小明',
    number: 'T20261128-00042',
    title: '快递三天没有更新',
    tracking: 'F20261128-00077',
    due: '11月30日 18:00',
    agent: '何小满',
    unit: '客服一组',
    organisation: '回响优选',
    today: '11月28日',
    signature: '何小满｜回响优选客服',
  },
  en: {
    customer: 'Ms Carter',
    number: 'T20261128-00042',
    title: 'Parcel stuck for three days',
    tracking: 'F20261128-00077',
    due: '30 November 18:00',
    agent: 'Emma Linfield',
    unit: 'Service team 1',
    organisation: 'Echo Select',
    today: '28 November',
    signature: 'Emma Linfield, Echo Select',
  },
}
