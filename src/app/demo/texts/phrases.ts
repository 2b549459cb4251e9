import type { Kind } from './matter.ts'

type ByKind = Readonly<Partial<Record<Kind, readonly string[]>>>

/** How a voice begins; empty ones keep most of them to the point. */
export const openings: ByKind = {
  complaint: [
    '',
    '',
    '',
    '',
    '你好，',
    '我要投诉。',
    '实在忍不了了，',
    '老顾客了，没想到会这样：',
    '写这么多就是想让你们重视一下：',
    '在你们家买了三年，',
    '本来不想投诉的，',
    '{emotion}，',
  ],
  enquiry: ['', '', '你好，', '打扰一下，', '客服您好，'],
  suggestion: ['', '', '提个小建议：', '作为会员说一句，'],
  praise: ['', '', '必须来说一声，', '今天心情很好，'],
  report: ['', '你好，我要举报：', '匿名反映，'],
  other: ['', '你好，'],
}

export const demands: ByKind = {
  complaint: [
    '',
    '',
    '请尽快处理。',
    '请给我一个合理的解释。',
    '要求退款。',
    '麻烦回电{phone}，白天都方便。',
    '希望{hours}小时内给我答复。',
    '该赔的赔，该道歉的道歉。',
    '我不缺这点钱，要的是一个态度。',
    '别再让机器人回我了。',
    '不解决的话以后不会再买了。',
    '请负责人联系我，谢谢。',
    '退我{amount}元就行。',
  ],
  enquiry: ['', '', '谢谢！', '麻烦了。', '盼复。', '可以打我电话{phone}。'],
  suggestion: ['', '希望采纳。', '谢谢。', '相信很多人跟我想法一样。'],
  praise: ['', '以后还来！', '希望公司能奖励他。', '👍', '辛苦了！'],
  report: ['请你们查一查。', '希望严肃处理。', '我可以提供证据。', ''],
  other: ['', '谢谢。', '联系电话{phone}。'],
}

/** What happened around it; stretches a text where its writer had more to say. */
export const circumstances: ByKind = {
  complaint: [
    '我住{city}，平时都是在{outlet}买东西，离家近。',
    '家里有小孩，对这个特别在意。',
    '当时店里人很多，我也没多看就付了钱。',
    '我先在App里联系过在线客服，对方让我等，等到现在没有下文。',
    '类似的情况上个月也发生过一次，当时我没有计较。',
    '我是帮父母下的单，他们年纪大了，来回折腾不起。',
    '群里的邻居说他们也碰到过。',
    '说实话你们家东西一直不错，所以才更失望。',
    '我理解忙的时候会出错，但出了错总得有人管吧。',
    '照片、小票、聊天记录我都留着，需要的话可以发过来。',
    '为了这件事我已经请了两次假。',
    '之前有位姓{courier}的客服接待过我，挺好的，后来就没人跟了。',
    '我做过餐饮，这种情况在我们店里是要停业整顿的，你们倒好，一句不好意思就想翻篇。',
    '打了三通电话，每个人说的都不一样：第一个说马上处理，第二个说查不到记录，第三个直接让我去找门店。',
    '钱不多，但耽误的时间谁来赔？我一个上班族，午休全花在跟你们沟通上了。',
    '如果是偶尔一次我也就算了，可这已经影响到我对你们品牌的信任了。',
  ],
  enquiry: [
    '在App里没找到说明。',
    '我住{city}，离{outlet}比较近。',
    '问过门店，店员让我来这里问。',
    '家里老人用，想先了解清楚。',
  ],
  suggestion: [
    '我在别的城市看到过这样的做法，挺方便的。',
    '身边好几个朋友都这么说。',
    '我几乎每天都来{outlet}，算是老顾客了。',
    '改起来应该不难。',
  ],
  praise: ['现在这样的服务不多见了。', '我是老会员，一路看着你们变好的。', '我爱人也让我一定要写几句。'],
  report: ['时间大概是{date}晚上。', '不止我一个人看到。', '为了大家的安全才写这些。'],
}

export const emotions: readonly string[] = [
  '太气人了',
  '太失望了',
  '无语',
  '真的服了',
  '气死我了',
  '从来没遇到过这种事',
]

/** How people of a region end a sentence when they write as they speak. */
export const regionalEndings: Readonly<Record<string, readonly string[]>> = {
  杭州: ['晓得伐', '真当无语', '搞啥西啦'],
  上海: ['晓得伐', '帮帮忙好伐', '拎勿清'],
  南京: ['烦不了了', '真是的哎'],
  广州: ['真系无语', '唔该快啲啦', '系咪呀'],
  深圳: ['搞咩啊', '真的醉了'],
  北京: ['您说这叫什么事儿', '得嘞，您看着办吧', '逗我玩儿呢'],
  天津: ['介叫嘛事儿啊', '倍儿闹心'],
}

export const emojis: readonly string[] = ['😡', '😤', '😭', '🙏', '😓', '💔']

/** Slips of a hurried hand: what was meant, what was typed. */
export const slips: readonly (readonly [string, string])[] = [
  ['账', '帐'],
  ['再', '在'],
  ['的时候', '得时候'],
  ['怎么', '咋'],
  ['已经', '己经'],
  ['联系', '连系'],
  ['退款', '退钱'],
  ['那么', '辣么'],
  ['什么', '神马'],
  ['客服', '客户'],
]
