import type { ProductGroup } from '../texts/matter.ts'

/** The invented organisation: shops and a delivery service. Codes tie units, people, outlets and rules together. */
export const organisation = {
  name: '禾间生活（演示）',
  industry: 'retail',
  timeZone: 'Asia/Shanghai',
} as const

export interface Unit {
  readonly code: string
  readonly parent: string | null
  readonly name: string
  readonly kind: 'department' | 'region' | 'vendor'
}

const department = (code: string, parent: string | null, name: string): Unit => ({
  code,
  parent,
  name,
  kind: 'department',
})
const region = (code: string, parent: string | null, name: string): Unit => ({
  code,
  parent,
  name,
  kind: 'region',
})
const vendor = (code: string, parent: string | null, name: string): Unit => ({
  code,
  parent,
  name,
  kind: 'vendor',
})

/** Below the root, parents before children. */
export const units: readonly Unit[] = [
  department('CS', null, '客户服务中心'),
  department('CS1', 'CS', '前台一组'),
  department('CS2', 'CS', '前台二组'),
  department('CSS', 'CS', '高级客诉组'),
  department('CSX', 'CS', '应急专班'),
  department('QA', null, '质量与食品安全部'),
  region('E', null, '华东区'),
  region('HZ', 'E', '杭州'),
  department('HZCS', 'HZ', '杭州客服组'),
  region('SH', 'E', '上海'),
  department('SHCS', 'SH', '上海客服组'),
  region('NJ', 'E', '南京'),
  region('S', null, '华南区'),
  region('GZ', 'S', '广州'),
  department('GZCS', 'GZ', '广州客服组'),
  region('SZ', 'S', '深圳'),
  region('N', null, '华北区'),
  region('BJ', 'N', '北京'),
  department('BJCS', 'BJ', '北京客服组'),
  region('TJ', 'N', '天津'),
  vendor('V', null, '迅帆配送（合作方）'),
  vendor('VE', 'V', '迅帆华东站'),
  vendor('VS', 'V', '迅帆华南站'),
  vendor('VN', 'V', '迅帆华北站'),
]

export interface City {
  readonly code: string
  readonly name: string
  readonly english: string
  readonly weight: number
}

export const cities: readonly City[] = [
  { code: 'HZ', name: '杭州', english: 'Hangzhou', weight: 24 },
  { code: 'SH', name: '上海', english: 'Shanghai', weight: 22 },
  { code: 'NJ', name: '南京', english: 'Nanjing', weight: 8 },
  { code: 'GZ', name: '广州', english: 'Guangzhou', weight: 15 },
  { code: 'SZ', name: '深圳', english: 'Shenzhen', weight: 11 },
  { code: 'BJ', name: '北京', english: 'Beijing', weight: 14 },
  { code: 'TJ', name: '天津', english: 'Tianjin', weight: 6 },
]

export interface Outlet {
  readonly code: string
  readonly name: string
  readonly city: string
}

const outlet = (code: string, name: string): Outlet => ({ code, name, city: code.slice(0, 2) })

export const outlets: readonly Outlet[] = [
  outlet('HZ01', '杭州青枫路店'),
  outlet('HZ02', '杭州古桥里店'),
  outlet('HZ03', '杭州云栖东店'),
  outlet('SH01', '上海梧桐里店'),
  outlet('SH02', '上海滨河路店'),
  outlet('SH03', '上海松泉店'),
  outlet('NJ01', '南京明城店'),
  outlet('GZ01', '广州榕荫店'),
  outlet('GZ02', '广州珠涌店'),
  outlet('SZ01', '深圳海棠湾店'),
  outlet('SZ02', '深圳前岭店'),
  outlet('BJ01', '北京柳荫街店'),
  outlet('BJ02', '北京望松店'),
  outlet('TJ01', '天津河沿店'),
]

export interface Product {
  readonly code: string
  readonly name: string
  readonly english: string
  readonly group: Exclude<ProductGroup, 'any'>
  readonly category: string
}

const product = (
  code: string,
  group: Product['group'],
  [name, english, category]: readonly [string, string, string],
): Product => ({ code, name, english, group, category })

export const products: readonly Product[] = [
  product('F01', 'fresh', ['一里坡鲜牛奶', 'Yilipo fresh milk', '乳品']),
  product('F02', 'fresh', ['晨岭全麦吐司', 'Chenling wholemeal toast', '烘焙']),
  product('F03', 'fresh', ['小满原味酸奶', 'Xiaoman yogurt', '乳品']),
  product('F04', 'fresh', ['半亩田有机生菜', 'Banmu organic lettuce', '蔬果']),
  product('F05', 'fresh', ['海汀冷冻虾仁', 'Haiting frozen shrimps', '水产']),
  product('F06', 'fresh', ['北坡红富士苹果', 'Beipo apples', '蔬果']),
  product('F07', 'fresh', ['阿圆手工水饺', 'Ayuan dumplings', '冷冻']),
  product('F08', 'fresh', ['谷雨土鸡蛋', 'Guyu free-range eggs', '禽蛋']),
  product('H01', 'home', ['云溪抽纸', 'Yunxi tissues', '纸品']),
  product('H02', 'home', ['阿沐洗衣凝珠', 'Amu laundry pods', '洗护']),
  product('H03', 'home', ['竹里洗洁精', 'Zhuli dish soap', '洗护']),
  product('H04', 'home', ['软风四件套', 'Ruanfeng bedding', '家纺']),
  product('A01', 'appliance', ['拾光电热水壶', 'Shiguang kettle', '小家电']),
  product('A02', 'appliance', ['暖舟加湿器', 'Nuanzhou humidifier', '小家电']),
  product('A03', 'appliance', ['禾间净水壶', 'Hejian water filter', '小家电']),
  product('G01', 'gift', ['松果屋坚果礼盒', 'Songguo nut box', '礼盒']),
  product('G02', 'gift', ['岚山春茶礼盒', 'Lanshan spring tea', '礼盒']),
]

export const touchpoints = [
  { code: 'browse', name: '选购' },
  { code: 'pay', name: '支付' },
  { code: 'delivery', name: '配送' },
  { code: 'store', name: '门店' },
  { code: 'after-sales', name: '售后' },
] as const

/** Where customers shop and are served, as it tells of its own speed and faults. */
export const shopSite = { name: '禾间商城与热线', origins: ['https://mall.example'] } as const

/** The batch, place and product of the event that many wrote about. */
export const groupEvent = { product: 'F01', city: 'HZ', batch: 'B0612-3' } as const

/** Where customers were charged twice on the last day but one: the cities of the eastern region. */
export const chargedCities: readonly string[] = ['HZ', 'SH', 'NJ']
