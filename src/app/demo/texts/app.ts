import type { Matter } from './matter.ts'

/** Complaints about the app; after the update of the last week many more. */
export const appMatters: readonly Matter[] = [
  {
    name: 'app-crash',
    label: 'shop.app',
    kind: 'complaint',
    weight: 0.5,
    products: 'any',
    place: 'online',
    cores: [
      'App更新以后一点扫码付就闪退，{在{outlet}结账时后面排了一队人|只好又掏现金}',
      '新版App{一打开|付款时|点会员码}就闪退，{卸载重装也没用|手机重启了三次还是这样}',
      '升级新版之后扫码付打不开，{会员码也刷不出来|余额看得到付不出去}',
      '扫码付闪退，钱扣了订单没生成，{收银员让我再付一次|{amount}元到底付没付}',
      '新版App首页全变了，{订单在哪都找不到|字小得看不清}，还老闪退',
    ],
    details: ['手机系统是最新的', '家里两部手机都这样', '旧版用着好好的', '截图已经传给客服了'],
  },
]
