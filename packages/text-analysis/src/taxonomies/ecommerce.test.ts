import { expect, test } from 'vitest'
import { ecommerceTaxonomy } from './ecommerce.ts'
import { shareFound } from './testing/share-found.ts'

const said = `
product.quality: 洗衣机才半年就出故障，做工也粗糙
product.genuine: 怀疑是高仿，要求专柜验货
product.mismatch: 收到的颜色和详情页图片不符，色差太大
product.size: M码偏小，版型不合身
product.fresh: 水果发霉了，味道也难吃
product.effect: The battery is dead after two hours, poor performance
delivery.slow: 拍下五天还没发货，催单没用
delivery.lost: 显示已签收，可是我没收到
delivery.damage: 包装破损，瓶子碎了
delivery.courier: 骑手态度恶劣，不送上楼
order.wrong: 漏发一件，赠品也没送
order.cancel: 地址填错了想取消订单
order.stock: 预售一直补货，尾款都付了
refund.money: 申请仅退款被拒绝，退款慢
refund.return: 七天无理由退货，运费险不赔
refund.repair: 保修期内返修三次，售后点推脱
refund.compensation: 承诺假一赔十，要求赔付
price.change: 买贵了，第二天就降价，能退差价吗
price.coupon: The discount coupon was refused at checkout
price.value: 物美价廉，性价比很高
payment.charge: 免密支付重复扣款
payment.invoice: 电子发票抬头开错，要求重开专票
service.attitude: 客服敷衍，不耐烦
service.response: 转人工半天没人理，机器人答非所问
service.promise: 客服说好补发，出尔反尔
shop.advertising: 虚假宣传，夸大功效误导消费者
shop.rules: 差评被删评，平台判定不公
shop.account: 账号被盗号，会员积分没了
shop.privacy: 买完东西就有骚扰电话，信息泄露
shop.app: app一打开就闪退，页面加载不出
praise: 非常满意，已经推荐给朋友，会回购
delivery.slow: 从上礼拜四等到现在，仓库那边一动不动
product.quality: 杯底裂了条缝，一装水就滴
refund.money: 钱到底什么时候回到我卡上
service.response: 问了一个小时，没有一个人搭话
product.size: 孩子脚长18，拿到手塞不进去
`

test('online shops find most of what shoppers say before anybody has labelled anything', () => {
  const { sentences, share, missed } = shareFound(ecommerceTaxonomy, said)
  expect(sentences).toBeGreaterThanOrEqual(30)
  expect(share, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.75)
})
