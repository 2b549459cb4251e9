/** Pieces that make voices such as a parcel and home-appliance company hears; `{order}` stands for a number of its own. */
const openings = [
  '你好，',
  '客服你好，',
  '我要投诉。',
  '请问',
  '气死我了，',
  '麻烦看一下，',
  '',
  '',
  '',
  '再次反映：',
]
const matters = [
  '快递三天没有更新物流信息，客服电话一直打不通',
  '洗衣机刚用一个月就漏水，维修师傅约了两次都没来',
  '订单 {order} 退款申请已经十天了还没有到账',
  '安装工上门态度很差，还要额外收取材料费',
  '空调制冷效果不好，噪音特别大，晚上没法睡觉',
  '门店排队四十分钟没人理，只开了一个窗口',
  '包裹外箱破损，里面的杯子碎了两个，要求换货',
  '会员积分无缘无故少了，查询记录也看不到',
  '活动页面写的是满减，付款时没有优惠，价格不对',
  '送货员没打电话就把东西放在门口，淋雨全湿了',
  '发票抬头开错了，联系多次没有人重新开',
  '手机壳颜色发错，重新补发又发错一次',
  '热水器点不着火，闻到煤气味道，非常害怕',
  '充电器发烫冒烟，插座都烧黑了，存在安全隐患',
  '预约的时间是上午，结果晚上八点才来，白请了一天假',
  '冰箱门封条老化，保修期内却说要收费',
] as const
const details = [
  '单号 {order}',
  '已经打了三次电话都说会回电，没有一次兑现',
  '家里有老人和小孩，实在等不起',
  '附上照片为证',
  '同样的问题上个月也发生过',
  '店员让我找总部，总部让我找门店',
  '我是老客户了，这次真的很失望',
  '当时的工号是 {order}',
  '网上说明和实际不一样',
  '希望有人能认真看一下',
] as const
const demands = [
  '请尽快处理并给我一个答复。',
  '要求全额退款。',
  '请今天之内回电。',
  '希望赔偿损失。',
  '再不解决我就打 12315。',
  '麻烦安排师傅上门。',
  '谢谢。',
  '',
] as const
/** In a few voices of ten thousand. */
const rarities = ['菠萝蜜', '蜂鸣器', '榻榻米', '电饼铛', '无障碍坡道', '榫卯']

const order = '{order}'
const kinds = 2000

/** Two thousand different voices, the same each time; each gets an order number of its own where it is used. */
export function inventTexts(): string[] {
  const texts: string[] = []
  let state = 20_260_101
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return list[Math.floor((state / 2 ** 32) * list.length)] as T
  }
  for (let n = 0; n < kinds; n++) {
    const rare = n < rarities.length ? `，关于${rarities[n]}` : ''
    const more = n % 3 === 0 ? `${pick(details)}，${pick(details)}` : pick(details)
    const text = `${pick(openings)}${pick(matters)}${rare}。${more}。${pick(demands)}`
    texts.push(text.includes(order) ? text : `${text}（${order}）`)
  }
  return texts
}

/** What people search for: from words in every second voice to words in one of thousands, and one number. */
export const searches = ['电话', '退款', '师傅', '噪音', '煤气味道', '菠萝蜜', '榫卯', '无障碍', 'HJ00012345']

/** Texts of so many units: pieces of those voices joined by chance, the same each time, every one different. */
export function joinedTexts(units: number): () => string {
  const pieces = inventTexts().flatMap((text) => text.split(/[，。！？]/).filter((piece) => piece !== ''))
  let state = 8620
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
  return () => {
    let text = String(next(1_000_000))
    while (text.length < units) text += `${pieces[next(pieces.length)]}，`
    return text.slice(0, units)
  }
}
