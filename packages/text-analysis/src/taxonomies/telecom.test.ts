import { expect, test } from 'vitest'
import { telecomTaxonomy } from './telecom.ts'
import { shareFound } from './testing/share-found.ts'

const said = `
network.coverage: 新小区信号差，室内几乎没信号
network.speed: 5g套餐被限速，网页打不开
network.calls: 通话中断，掉话很频繁
network.outage: Whole city outage, no service since this morning
broadband.fault: 光猫红灯，频繁掉线
broadband.speed: 千兆宽带测速不达标，晚高峰更慢
broadband.install: 移机预约了，装维师傅没上门
broadband.tv: 机顶盒频道看不了，还要点播收费
billing.unexpected: 莫名扣费二十元，多扣了话费
billing.bill: 详单查询不到，账单明细不清
billing.topup: 充值未到账，缴费记录还在
billing.invoice: 电子发票怎么开票
billing.credit: 欠费停机后复机太慢，还有滞纳金
plan.change: 想改8元套餐保号，客服不让降
plan.hidden: 未经同意私自开通业务，外呼诱导
plan.cancel: 视频会员增值业务退订不了
plan.promotion: 预存送礼品的活动，返费没到
plan.contract: 合约期没到就收违约金
number.porting: They block my port to another network
number.close: 人在外地，异地销户办不了
number.registration: 补卡要身份证，激活失败
number.recycled: 新号码是二次放号，原机主没解绑
service.hotline: 10086转人工要等待半小时
service.attitude: 客服态度恶劣，不耐烦
service.outlet: 营业厅排队两小时，只能线下办理
service.complaint: 投诉一周没人联系，推诿不解决
security.spam: 每天骚扰电话、垃圾短信轰炸
security.fraud: 号码被误封，说涉诈要二次实名
security.privacy: 个人信息泄露，有人冒名办卡
device.phone: 合约机电池鼓了，手机质量差
device.app: 网上营业厅app闪退，验证码收不到
safety: 门口电线杆倾斜，线缆垂下来
network.coverage: 一进地铁就变成无服务
plan.change: 老用户为什么用不了那个更便宜的
billing.unexpected: 我什么都没买，少了五十
`

test('operators find most of what subscribers say before anybody has labelled anything', () => {
  const { sentences, share, missed } = shareFound(telecomTaxonomy, said)
  expect(sentences).toBeGreaterThanOrEqual(30)
  expect(share, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.75)
})
