// Numbers that look thrown and are the same every time.
const thrown = (n: number, sides: number): number => {
  let mixed = Math.imul(n ^ (n >>> 16), 0x45d9f3b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % sides
}

const openings = ['', '', '你好，', '我要投诉，', '请问，', '真的很生气，', '麻烦看一下，']
const things = [
  '快递',
  '空调',
  '热水器',
  '退款',
  '会员积分',
  '优惠券',
  '发票',
  '客服电话',
  '安装师傅',
  '洗衣机',
  '配送员',
  '门店收银',
  '沙发',
  '手机屏幕',
  '奶粉',
  '宽带',
]
const troubles = [
  '三天了还没有消息',
  '坏了两次都没有修好',
  '一直说在处理',
  '态度很差，爱理不理',
  '和页面上说的不一样',
  '少了一件没有补发',
  '打了很多次没有人接',
  '多收了钱不肯退',
  '约好的时间没有来',
  '有异味，不敢用',
]
const circumstances = [
  '',
  '',
  '已经联系过客服',
  '家里有老人和孩子',
  '上个月买的',
  '邻居家也买过一样的',
  '照片可以发给你们',
]
const wishes = ['', '请尽快处理', '希望给个说法', '要求退货', '请回电', '不然我就投诉到底']

/** One of the complaints of every day: the same things go wrong again and again, in words that are put together anew. */
export function complaintOf(n: number): string {
  const pick = (list: readonly string[], salt: number) => list[thrown(n * 8 + salt, list.length)] as string
  // Some things are said far more often than others.
  const thing = things[Math.min(thrown(n * 8 + 1, things.length), thrown(n * 8 + 2, things.length))] as string
  const trouble = troubles[Math.min(thrown(n * 8 + 3, troubles.length), thrown(n * 8 + 4, troubles.length))]
  const parts = [`${pick(openings, 5)}${thing}${trouble}`, pick(circumstances, 6), pick(wishes, 7)]
  return `${parts.filter((part) => part !== '').join('，')}。`
}

/** What many people have at once, each in their own words. */
export const outbreaks: readonly (readonly string[])[] = [
  [
    '地铁三号线今天早上停运一个多小时，没有通知',
    '今天早上地铁三号线停运了，等了一个多小时',
    '地铁三号线早上停运，站台没有任何通知，上班迟到',
    '三号线地铁今天早上又停运一个小时，上班迟到了',
    '今天早上地铁三号线停运，没有通知，害我上班迟到',
    '地铁三号线今早停运一个多小时，站台上都是人',
    '为什么地铁三号线今天早上停运一个多小时都没有通知',
  ],
  [
    '小程序付款重复扣款，同一个订单扣了两次',
    '在小程序付款被重复扣款，一个订单扣了两次钱',
    '小程序下单付款重复扣款两次，订单只有一个',
    '付款时小程序卡住，重复扣款，一个订单扣了两次',
    '小程序重复扣款，同一订单付款扣了两次，请退款',
    '小程序付款的时候重复扣款了，订单只有一个却扣了两次',
  ],
  [
    '阳光花园小区自来水发黄有异味，从昨晚开始不敢喝',
    '阳光花园的自来水从昨晚开始发黄，有异味',
    '小区自来水发黄有异味，阳光花园，孩子不敢喝',
    '我们阳光花园小区昨晚自来水开始发黄，一股异味',
    '阳光花园小区自来水发黄，有异味，请检测水质',
    '自来水发黄还有异味，阳光花园小区从昨晚就这样',
  ],
]
