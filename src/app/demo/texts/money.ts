import type { Matter } from './matter.ts'

/** Complaints about prices, payments and invoices. */
export const moneyMatters: readonly Matter[] = [
  {
    name: 'price-drop',
    label: 'price.change',
    kind: 'complaint',
    weight: 4,
    products: 'any',
    place: 'online',
    cores: [
      '{product}{date}刚买，第二天就降价{amount}元，{申请保价被拒|说我超时了}',
      '先涨后降，{product}平时没这么贵，打完折反而更贵了',
      '货架标价和结账价不一样，{product}多收了{count}块，{在{outlet}|小票我拍了}',
    ],
  },
  {
    name: 'coupon',
    label: 'price.coupon',
    kind: 'complaint',
    weight: 6,
    products: 'any',
    place: 'online',
    cores: [
      '会员节的满减券用不了，{提示不符合使用条件|明明在有效期内}，{规则写得跟天书一样|客服也解释不清}',
      '领的{amount}元优惠券一夜之间没了，{显示已使用，可我没下过单|问就是系统调整}',
      '拼团活动说返现，{days}天了没返，{活动页面都下架了|这是骗人参加吗}',
      '秒杀{product}抢到了付不了款，{刷新一下就没了|一直转圈}',
    ],
  },
  {
    name: 'charged-twice',
    label: 'payment.charge',
    kind: 'complaint',
    weight: 4,
    products: 'any',
    place: 'online',
    cores: [
      '订单{order}重复扣款，{扣了两次{amount}元|银行短信来了两条}',
      '没开过自动续费，每个月却扣我{count}块会员费，{已经扣了半年|今天才发现}',
      '支付失败但钱扣了，订单没有生成，{amount}元不知道去哪了',
      '在{outlet}自助收银被多扣了一件{product}的钱',
    ],
  },
  {
    name: 'invoice',
    label: 'payment.invoice',
    kind: 'complaint',
    weight: 3,
    products: 'any',
    place: 'online',
    cores: [
      '申请电子发票{days}天没开，{公司要报销|月底要交}',
      '发票抬头开错了，{要求重开说要等下个月|改了{count}次还是错}',
      '{outlet}说发票机坏了，让我改天再来，{我住得很远|来回一趟一个小时}',
    ],
  },
]
