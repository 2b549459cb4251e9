import { describe, expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { shippedJudges as judges } from './testing/shipped-models.ts'

const heard = (text: string) => analyse(text, { judges })
/** From here on a crisis wakes somebody. */
const WAKES = 0.2
/** From here on a risk asks for a person. */
const SURE = 0.6
const crisisIn = (text: string) => heard(text).risks.find(({ risk }) => risk === 'crisis')?.confidence ?? 0
const sureOf = (text: string) =>
  heard(text)
    .risks.filter(({ confidence }) => confidence >= SURE)
    .map(({ risk }) => risk)

describe('what is meant, by rules and models together', () => {
  test.each([
    ['还行吧', 'neutral'],
    ['Meh.', 'neutral'],
    ["It's okay I guess", 'neutral'],
    ['没有一点不满意的地方', 'positive'],
    ['不要太好用', 'positive'],
    ['没有想象中那么难用', 'positive'],
    ['名不虚传', 'positive'],
    ['Not bad at all', 'positive'],
    ['恭喜贵司成功失去一位十年老客户', 'negative'],
    ['给你们点个赞，把我快递扔楼下淋了一夜的雨', 'negative'],
    ['您可真是太负责了，电话挂得比谁都快', 'negative'],
    ['好得不得了啊你们', 'negative'],
    ['呵呵，你们高兴就好', 'negative'],
    ['你们的效率感人', 'negative'],
    ['Thanks for charging me twice, really appreciate it', 'negative'],
    ['你哋啲嘢貴到飛起，又唔好用', 'negative'],
    ['個客服好有耐性，多謝晒', 'positive'],
    ['This warranty is worthless', 'negative'],
    ['🤮🤮', 'negative'],
    ['世界没有我会更好吧', 'negative'],
  ])('«%s» feels %s', (text, polarity) => {
    expect(heard(text).sentiment.polarity).toBe(polarity)
  })

  test('a book about hard times may still be praised', () => {
    const text =
      '这本书写一个抑郁症患者怎样走出来，曾经不想活的人，如今坦然面对每一天。文笔细腻，看哭了，非常感动，强烈推荐给身边的每一位朋友，值得读三遍，五星好评'
    expect(heard(text).sentiment.polarity).toBe('positive')
  })

  test('words of the house that are quoted are not the customer’s', () => {
    const { kind, sentiment } = heard('你们自动回复说“非常感谢您的支持，祝您生活愉快”，我的问题一个字没提')
    expect([kind.value, sentiment.polarity]).toEqual(['complaint', 'negative'])
    expect(heard('我对客服说“非常感谢”，她很热情').sentiment.polarity).toBe('positive')
    expect(heard('这家店“好吃到哭”').sentiment.polarity).toBe('positive')
  })

  test.each([
    '去年投诉过一次，处理得很好，现在已经是你们的忠实粉丝了',
    '原以为又要扯皮，没想到当天就退款了，点赞',
    '本来担心买到假货，收到后发现是正品，放心了',
  ])('«%s» is praise: the grievance is past, the fear was vain', (text) => {
    const { kind, sentiment } = heard(text)
    expect([kind.value, sentiment.polarity]).toEqual(['praise', 'positive'])
  })

  test.each(['投诉过三次都没人处理', '本来以为会编排一些适合朗读的内容，结果大失所望'])(
    '«%s» is no praise',
    (text) => {
      expect(heard(text).sentiment.polarity).toBe('negative')
    },
  )

  test.each(['退货地址在哪里看', '請問退貨運費是誰出？', '投诉电话是多少'])('«%s» only asks', (text) => {
    const { kind, sentiment } = heard(text)
    expect([kind.value, sentiment.polarity]).toEqual(['enquiry', 'neutral'])
  })

  test.each([
    '退款怎么还没到账',
    '质量太差，能不能给我退货',
    '半个月前报修，到现在没人来',
    '师傅没来，房间不制冷',
  ])('«%s» complains', (text) => {
    expect(heard(text).kind.value).toBe('complaint')
  })
})

describe('a crisis and what only sounds like one', () => {
  test.each([
    '最近总觉得自己是家里的负担，没有我他们会过得更好',
    '我想从窗户跳出去',
    '有个女孩坐在桥栏杆外面哭',
    '学生说吃了整整一瓶安定',
    '我把煤气打开了，门窗都关好了',
    '三天没吃没喝，就想这么饿死算了',
    'zisha的心都有了',
    '她喝药了，快来人',
    '我没路走了',
    '下辈子我再还你们的情，这辈子就到这吧',
    '我已经把后事都交代好了',
    '我只想解脱了',
    '累死了，真的不想活了',
    'I feel worthless and nobody cares',
    'I swallowed all the pills in the cabinet',
    '我精神快崩溃了，每天都在哭，不知道还能坚持多久',
    '情绪快崩溃了。不知道自己还能撑到什么时候',
    '我不知道还能坚持多久，人快崩溃了',
    '整个人都崩溃了，撑不住了',
    '我已经崩溃，一切都没有意义了',
    '心态崩了，真的不想活了',
    '我想跳楼',
    '气得我想跳楼，遗书都写好了',
    '我站在楼顶往下看',
    '我已经生无可恋了，又不敢告诉家里',
    '她在房间里烧炭，敲门没人应',
    '房间里有烧炭的味道，门打不开',
    '每天被催债，逼得我生无可恋',
    "I can't go on like this, I'm done with life",
    "I'm falling apart and I don't know how much longer I can take this",
    'I keep wanting to hurt myself',
    "He said he'll hang himself",
  ])('«%s» wakes somebody', (text) => {
    expect(crisisIn(text)).toBeGreaterThanOrEqual(WAKES)
  })

  test.each([
    '雨水从窗户漏进来，地板全泡了',
    '从窗户能看到江景，太美了',
    '孩子不肯喝药，有没有甜一点的',
    '请问饭前喝药还是饭后喝药',
    '中药怎么煎，喝药要忌口吗',
    '下辈子都不会再来你们家',
    '父亲去世了，想问问办理后事要的存款证明',
    '修路修得我们村没路走了',
    '可以上天台看日落吗',
    '排队排到绝望',
    '等客服等得我崩溃了',
    '挂号系统总是崩溃，预约不上',
    '系统崩溃了，不知道你们还能坚持多久',
    '我的手机崩溃了，不知道电池还能坚持多久',
    '我崩溃了，客服解释没有意义',
    '跑到十公里我坚持不住了',
    '这个支架撑不住手机，没有意义',
    '我心态崩了',
    '生无可恋，又抢不到票',
    '排队排到生无可恋',
    '抢得我生无可恋',
    '这家烧炭的铜锅涮肉好吃',
    '剧情太虐了，看得我想跳楼，哈哈哈',
    '急得我想跳楼',
    '烧炭的烤炉你们租不租',
    '站在楼顶看夜景，太美了',
    "I don't know how much longer I can take this hold music",
    "The app keeps crashing, I can't go on to the next page",
    '死活登不上去，烦死了',
    '傻逼客服，去死吧',
    '终于解脱了，换了运营商再也不用受气',
    'My own life insurance policy has the wrong name',
    'This warranty is worthless',
    'Your support team is hopeless',
    "This can't go on, three outages in a week",
    "can't live without this app",
    'The pills you sent me are expired',
    'I cut myself on the broken glass in your lobby',
  ])('«%s» wakes nobody for a crisis', (text) => {
    expect(crisisIn(text)).toBeLessThan(WAKES)
  })
})

test.each([
  '派出所几点上班',
  '公证需要带什么材料',
  'What are the food court opening hours',
  '你们公司上电视广告那款手机还有货吗',
  '在抖音上看到你们的直播间，想问优惠券怎么领',
  'My lawyer friend recommended your hotel, loved it',
  '他妈妈打电话来问退款的事',
  '傻瓜式操作，我妈都会用',
  '烤鸭表皮酥脆，香到爆炸',
])('«%s» threatens nobody', (text) => {
  expect(sureOf(text)).toEqual([])
})

test.each([
  ['我要去法院告你们', 'legal'],
  ['再不处理我就找律师了', 'legal'],
  ['等着上热搜吧', 'media_exposure'],
  ['楼下有人放火烧电瓶车', 'personal_safety'],
  ['sb系统，又崩了', 'abusive'],
])('«%s» shows %s surely', (text, risk) => {
  expect(sureOf(text)).toContain(risk)
})

test.each(['看得我想跳楼', '急得我想跳楼', '系统老出错，我精神快崩溃了'])(
  '«%s» is shown as a doubt, and is not urgent',
  (text) => {
    const { risks, urgency } = heard(text)
    expect(risks.map(({ risk }) => risk)).toContain('crisis')
    expect(crisisIn(text)).toBeLessThan(WAKES)
    expect(urgency.value).toBe('ordinary')
  },
)

test('despair is shown where the mind gives way and where no way on is seen', () => {
  const text = '我精神快崩溃了，每天都在哭，不知道还能坚持多久'
  const crisis = heard(text).risks.find(({ risk }) => risk === 'crisis')
  const words = crisis?.evidence.map(({ start, end }) => text.slice(start, end))
  expect(words).toEqual(expect.arrayContaining(['精神快崩溃', '不知道还能坚持多久']))
})

test.each([
  '我消失了也没人会在意',
  '真希望睡一觉再也不要醒来',
  '这个世界少我一个也没什么',
  'Nobody would notice if I was gone',
  'No one would care if I disappeared tomorrow.',
  "I don't see a reason to be here anymore",
])('who thinks of not being there is in a crisis, though no word says death: %s', (text) => {
  expect(crisisIn(text)).toBeGreaterThanOrEqual(WAKES)
})

test('who is stuck in a lift is in danger now', () => {
  expect(heard('电梯卡在13楼，里面有老人，快来').urgency.value).toBe('urgent')
})
