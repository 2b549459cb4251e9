import type { Matter } from './matter.ts'

/** What cannot wait: life, health, heavy loss. */
export const urgentMatters: readonly Matter[] = [
  {
    name: 'hurt',
    label: 'product.quality',
    kind: 'complaint',
    weight: 1,
    products: 'appliance',
    place: 'online',
    cores: [
      '{product}突然起火，窗帘都烧着了，{我爱人手被烫伤|人已经送医院}，你们马上派人来！',
      '{product}漏电，孩子摸了一下被电到，现在在医院检查，请立即联系我',
    ],
  },
  {
    name: 'poisoned',
    label: 'product.fresh',
    kind: 'complaint',
    weight: 1.2,
    products: 'fresh',
    place: 'delivery',
    cores: [
      '吃了{date}买的{product}，一家三口上吐下泻，{老人已经住院|医生说是食物中毒}，请马上处理！',
      '{product}里有碎玻璃，孩子嘴里划出血了，{正在急诊|现在在医院}，十万火急',
    ],
  },
  {
    name: 'fell',
    label: null,
    kind: 'complaint',
    weight: 0.6,
    products: 'any',
    place: 'shop',
    cores: ['{outlet}门口结水没清理，我父亲摔倒骨折，救护车刚拉走，店里没有一个负责人出面'],
  },
  {
    name: 'exposure',
    label: 'service.promise',
    kind: 'complaint',
    weight: 1,
    products: 'any',
    place: 'online',
    cores: [
      '再不处理我就把{product}的事发到网上，{记者朋友已经在问我了|小区群里几百人都等着看}',
      '已经拨打12315了，{材料也交上去了|下一步走法律途径起诉}，{amount}元的事拖了{days}天',
    ],
  },
]

/** The event that many wrote about within three days: one batch of milk in one city. */
export const groupMatter: Matter = {
  name: 'milk-batch',
  label: 'product.fresh',
  kind: 'complaint',
  weight: 1,
  products: 'fresh',
  place: 'shop',
  cores: [
    '{outlet}买的{product}，批号{batch}，打开是酸的，{还有结块|倒出来像豆腐花}',
    '{product}批次{batch}变质了，我们{小区群里好多人|一栋楼好几家}都遇到了',
    '孩子喝了{product}（批号{batch}）之后拉肚子，{同班好几个孩子都这样|邻居家也是}',
    '{product}还没到保质期就结块发酸，批号是{batch}，{订奶的几家都一样|别人家的也是这个批号}',
    '连着两天买的{product}都是坏的，都是{batch}这一批，{我们几个业主准备一起投诉|请查一查整批}',
    '{product}涨包，一打开一股酸臭味，看了一下批号{batch}',
  ],
  details: [
    '奶没敢扔，冰箱里留着',
    '请给个说法，不是退一盒奶的事',
    '麻烦尽快召回，别再卖了',
    '小票和照片都有',
  ],
}

/** What began yesterday afternoon and is not over: everybody who paid was charged twice. */
export const chargeMatter: Matter = {
  name: 'mini-program-charge',
  label: 'payment.charge',
  kind: 'complaint',
  weight: 1,
  products: 'any',
  place: 'shop',
  cores: [
    '在小程序付款被重复扣款了，同一个订单{amount}元扣了两次',
    '小程序付款重复扣款，同一个订单扣了两次，一共多扣{amount}元',
    '付款的时候小程序卡住，结果重复扣款，同一个订单{amount}元扣了两次',
  ],
}
