import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { analyserVersion } from './version.ts'

test.each([
  ['我要投诉，商家一直不处理退款', 'complaint'],
  ['小区夜间施工噪音严重扰民，请有关部门尽快解决', 'complaint'],
  ['I want to complain about the rude driver', 'complaint'],
  ['请问办理居住证需要什么材料？', 'enquiry'],
  ['How long does the refund policy allow?', 'enquiry'],
  ['建议在路口增设红绿灯', 'suggestion'],
  ['I suggest that you add an evening bus', 'suggestion'],
  ['非常感谢张师傅，送锦旗表扬', 'praise'],
  ['举报该公司偷税漏税、无证经营', 'report'],
  ['举报：某物业乱收费，业主不满意', 'report'],
  ['能不能早点办理入住', 'enquiry'],
  ['能不能推出适合老人的低价套餐', 'suggestion'],
  ['What a lovely surprise', 'praise'],
  ['Thanks for nothing', 'complaint'],
  ['理赔拖了三个月，客服推来推去', 'complaint'],
  ['不急，慢慢来', 'other'],
  ['工单号20261129，麻烦查一下进度', 'other'],
  ['请把发票寄到公司，谢谢', 'other'],
  ['帮我改成明天送，谢谢啦', 'other'],
  ['一二三', 'other'],
  ['你们就是这样服务的吗？', 'complaint'],
  ['凭什么要我承担运费？', 'complaint'],
  ['你们还要不要做生意了？', 'complaint'],
  ['难道要等到出事才管吗？', 'complaint'],
  ['Is this how you treat customers?', 'complaint'],
  ['凭什么证件可以领取？', 'enquiry'],
  ['难度大吗？什么时候能学会？', 'enquiry'],
])('«%s» is a %s', (text, kind) => {
  expect(analyse(text).kind.value).toBe(kind)
})

test('the kind chosen on the form decides when the text is silent, and only then', () => {
  expect(analyse('门牌', { kindHint: 'enquiry' }).kind.value).toBe('enquiry')
  const text = '我要投诉！强烈要求退款赔偿，态度恶劣，垃圾公司，骗人'
  expect(analyse(text, { kindHint: 'praise' }).kind.value).toBe('complaint')
})

test.each([
  ['电梯里困人了，救命', 'urgent', 'life_safety'],
  ['家里煤气泄漏，请马上派人', 'urgent', 'life_safety'],
  ['十万火急，请尽快联系', 'urgent', 'said_urgent'],
  ['There is a gas leak in the hall', 'urgent', 'life_safety'],
  ['我爱人吃了以后过敏休克，进了ICU', 'urgent', 'life_safety'],
  ['楼道里一股煤气味', 'urgent', 'life_safety'],
  ['承重墙裂了，房子快塌了', 'urgent', 'danger_now'],
])('«%s» is %s because of %s', (text, value, reason) => {
  const { urgency } = analyse(text)
  expect(urgency.value).toBe(value)
  expect(urgency.reasons.map((found) => found.reason)).toContain(reason)
})

test.each([
  '想查一下上个月的账单',
  '不着急，有空再回复',
  '火锅很好吃',
  '跳楼价买的，划算',
  '人气爆炸，排不上队',
  '',
])('«%s» is ordinary', (text) => {
  expect(analyse(text).urgency.value).toBe('ordinary')
})

test.each([
  ['楼道起火，有人受伤', 'personal_safety'],
  ['我真的不想活了', 'crisis'],
  ['活着太累，撑不下去了', 'crisis'],
  ['被同学欺负得想死', 'crisis'],
  ['等工资等得我想死', 'crisis'],
  ['手机电池爆炸了', 'personal_safety'],
  ['I want to kill myself', 'crisis'],
  ['再不解决我就从楼上跳下去，我跳下去', 'crisis'],
  ['我們想輕生', 'crisis'],
  ['我们几百户业主联名反映', 'group_complaint'],
  ['不解决就发到抖音上曝光', 'media_exposure'],
  ['我已经咨询律师，准备向法院起诉', 'legal'],
  ['再拖我就打12315', 'legal'],
  ['骑手们说再不发钱就罢工', 'group_complaint'],
  ['红绿灯坏了，刚才差点撞到人', 'personal_safety'],
  ['在房间里发现针孔摄像头', 'privacy_leak'],
  ['办理携号转网被拒，说有违约金', 'contract_dispute'],
  ['未经同意私自给我开通了业务', 'contract_dispute'],
  ['你们把我的电话信息泄露给了装修公司', 'privacy_leak'],
  ['推销的怎么知道我的手机号', 'privacy_leak'],
  ['你们这群王八蛋', 'abusive'],
  ['you fucking idiots', 'abusive'],
])('«%s» shows the risk %s', (text, risk) => {
  const found = analyse(text).risks.find((shown) => shown.risk === risk)
  expect(found).toBeDefined()
  expect(found?.span.end).toBeGreaterThan(found?.span.start as number)
})

test.each([
  ['跳楼价大甩卖', 'crisis'],
  ['国庆去了一趟，排队排到想死', 'crisis'],
  ['车厢里热得我想死', 'crisis'],
  ['手机续航爆炸，一天不用充电', 'personal_safety'],
  ['屏幕色彩爆炸好看', 'personal_safety'],
  ['app崩溃了打不开', 'crisis'],
  ['想死你了，终于到货', 'crisis'],
  ['抢到票了，开心得想死', 'crisis'],
  ['这台洗衣机用了一周就罢工了', 'group_complaint'],
  ['这菜咸得能打死卖盐的', 'personal_safety'],
  ['师傅走的时候还把垃圾带走了', 'abusive'],
  ['相机曝光过度', 'media_exposure'],
  ['垃圾桶满了没人清运', 'abusive'],
  ['这个热狗很好吃', 'abusive'],
  ['公交车站太远', 'abusive'],
  ['天然气泄漏报修', 'privacy_leak'],
])('«%s» does not show the risk %s', (text, risk) => {
  expect(analyse(text).risks.map((found) => found.risk)).not.toContain(risk)
})

test('denying a danger lowers its confidence and does not hide it', () => {
  const [denied, said] = ['没有受伤', '受伤'].map(
    (text) => analyse(text).risks.find(({ risk }) => risk === 'personal_safety')?.confidence ?? 0,
  )
  expect(denied).toBeGreaterThan(0)
  expect(denied).toBeLessThan(said as number)
})

test.each([
  ['你们的处理让我太失望了', 'disappointed'],
  ['气死我了，太过分', 'angry'],
  ['我很担心孩子的安全，心急如焚', 'anxious'],
  ['真开心，谢谢你们', 'pleased'],
  ['今天星期三', 'neutral'],
])('«%s» sounds %s', (text, emotion) => {
  expect(analyse(text).emotion.value).toBe(emotion)
})

test.each([
  ['我的 iPhone 屏幕坏了', 'zh'],
  ['My phone is broken', 'en'],
  ['こんにちは、ありがとう', 'other'],
  ['안녕하세요', 'other'],
])('«%s» is written in %s', (text, language) => {
  expect(analyse(text).language.value).toBe(language)
})

test('a text without letters takes the language of its locale, with little confidence', () => {
  const { language } = analyse('😀 123', { locale: 'zh-CN' })
  expect(language).toEqual({ value: 'zh', confidence: 0.1, source: 'rule' })
})

test('key phrases are pieces of the original text, ranked, at most ten', () => {
  const text = '小區停車收費太高，小區停車位不足，停車收費沒有公示。物業公司不處理停車收費問題。'
  const { keyPhrases } = analyse(text)
  expect(keyPhrases.length).toBeGreaterThan(0)
  expect(keyPhrases.length).toBeLessThanOrEqual(10)
  for (const { phrase, span } of keyPhrases) expect(text.slice(span.start, span.end)).toBe(phrase)
  expect(keyPhrases.some(({ phrase }) => phrase.includes('收費'))).toBe(true)
  expect([...keyPhrases].sort((a, b) => b.weight - a.weight)).toEqual(keyPhrases)
})

test('every analysis names the version that made it', () => {
  expect(analyse('你好').version).toBe(analyserVersion)
})

test('key phrases say what a text is about, not how often or how much', () => {
  const { keyPhrases } = analyse('实在忍不了了，扫码付闪退，家里两部手机都这样，到底谁来管')
  const phrases = keyPhrases.map(({ phrase }) => phrase)
  expect(phrases).toContain('手机')
  for (const empty of ['实在', '到底', '两部', '不了']) expect(phrases).not.toContain(empty)
})

test('English phrases are of several words; a number, a greeting and a request are none', () => {
  const phrasesOf = (text: string) => analyse(text).keyPhrases.map(({ phrase }) => phrase)
  const missing = phrasesOf(
    'Dear team, two items are missing from order HJ2611722742, including the Ayuan dumplings. Please call me back at 13912349211.',
  )
  expect(missing).toEqual(expect.arrayContaining(['Ayuan dumplings', 'items', 'order']))
  for (const none of ['Dear', 'team', 'two', 'Please', 'back', 'HJ2611722742'])
    expect(missing).not.toContain(none)
  expect(phrasesOf('The air conditioner leaked, and the front desk refused to change rooms')).toEqual(
    expect.arrayContaining(['air conditioner', 'front desk', 'change rooms']),
  )
})
