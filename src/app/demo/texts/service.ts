import type { Matter } from './matter.ts'

/** Complaints about people, promises and the platform. */
export const serviceMatters: readonly Matter[] = [
  {
    name: 'attitude',
    label: 'service.attitude',
    kind: 'complaint',
    weight: 6,
    products: 'any',
    place: 'shop',
    cores: [
      '{outlet}的收银员态度很差，{问个价格爱搭不理|找零直接扔在台面上}',
      '在{outlet}问店员{product}在哪，{翻了个白眼说自己找|头都不抬}',
      '客服态度敷衍，{一句“亲这边帮您反馈”说了{count}遍|我话没说完就把会话关了}',
      '{outlet}保安不让推婴儿车进，语气特别冲',
      '投诉电话里那位接线员全程不耐烦，{还反问我到底想怎样|最后直接挂了}',
    ],
  },
  {
    name: 'no-answer',
    label: 'service.response',
    kind: 'complaint',
    weight: 6,
    products: 'any',
    place: 'online',
    cores: [
      '人工客服根本转不进去，{机器人绕来绕去|排队排了{hours}个小时}',
      '电话打了{count}次没人接，{一直是忙音|放音乐放到自动挂断}',
      '上次反馈说{hours}小时内回电，{days}天了没人理我',
      '打不通电话，没人理',
      '{outlet}推给线上，线上推给门店，{踢皮球|没有一个管事的}',
    ],
  },
  {
    name: 'promise',
    label: 'service.promise',
    kind: 'complaint',
    weight: 3,
    products: 'any',
    place: 'online',
    cores: [
      '答应{date}之前给我处理好，到今天没有兑现，{又换了一个客服重新问一遍|说之前的记录查不到}',
      '说好补发{product}，{等了{days}天没有单号|现在又说没有这回事}，出尔反尔',
    ],
  },
  {
    name: 'advertising',
    label: 'shop.advertising',
    kind: 'complaint',
    weight: 2,
    products: 'gift',
    place: 'online',
    cores: [
      '{product}宣传“零添加”，配料表里写着防腐剂，这不是虚假宣传吗',
      '广告说全场五折，到{outlet}一看只有{count}样参加，{误导消费者|白跑一趟}',
    ],
  },
  {
    name: 'account',
    label: 'shop.account',
    kind: 'complaint',
    weight: 4,
    products: 'any',
    place: 'online',
    cores: [
      '会员积分突然少了{amount}分，{没有任何说明|兑换记录里也没有}',
      '账号登录不上，验证码{count}次都收不到',
      '有人用我的账号下了单，{怀疑被盗号|收货地址根本不是我的}，{手机号和地址是不是泄露了|请马上冻结}',
      '注销账号申请了{days}天还没处理，{储值卡余额也不退|天天还收到广告短信}',
    ],
  },
  {
    name: 'shop-floor',
    label: null,
    kind: 'complaint',
    weight: 4,
    products: 'any',
    place: 'shop',
    cores: [
      '{outlet}的地面拖完不放提示牌，老人家差点摔倒',
      '{outlet}空调像没开一样，{排队十几分钟一身汗|冰柜都比外面热}',
      '{outlet}门口的共享单车堆得进不去，{反映过没人管|轮椅根本过不去}',
      '{outlet}试吃台没人收拾，{看着很不卫生|苍蝇乱飞}',
      '{outlet}的洗手间一直锁着，带孩子很不方便',
    ],
  },
]
