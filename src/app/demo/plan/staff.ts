/** A person of the demonstration; `login` is the part before @demo.example. */
export interface Colleague {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly role: string
  /** Holds the role over the whole organisation instead of the own unit. */
  readonly overAll?: true
  readonly skills?: readonly string[]
  readonly languages?: readonly string[]
  readonly locale?: 'zh-CN' | 'en'
  /** Open tickets at once; 0 takes none by rule. */
  readonly capacity: number
  /** Handles slower than others: everybody knows one. */
  readonly pace?: number
}

/** The one password of everybody in the demonstration. */
export const demoPassword = 'demo-password'
export const demoLogin = (login: string): string => `${login}@demo.example`

export const administrator = { login: 'admin', name: '方知夏' } as const

const zhEn = ['zh-CN', 'en'] as const

export const colleagues: readonly Colleague[] = [
  {
    login: 'lead',
    name: '陆晓棠',
    unit: 'CS',
    role: 'team_lead',
    overAll: true,
    languages: zhEn,
    capacity: 6,
  },
  { login: 'agent', name: '何小满', unit: 'CS1', role: 'agent', skills: ['退款', '订单'], capacity: 25 },
  { login: 'tianyinuo', name: '田一诺', unit: 'CS1', role: 'agent', skills: ['退款'], capacity: 25 },
  {
    login: 'luozijin',
    name: '罗子衿',
    unit: 'CS1',
    role: 'agent',
    skills: ['订单'],
    capacity: 25,
    pace: 1.5,
  },
  { login: 'liangjinghe', name: '梁景和', unit: 'CS2', role: 'team_lead', capacity: 8 },
  { login: 'songzhiqiu', name: '宋知秋', unit: 'CS2', role: 'agent', skills: ['会员', '发票'], capacity: 25 },
  { login: 'bairuoxi', name: '白若溪', unit: 'CS2', role: 'agent', skills: ['会员'], capacity: 25 },
  {
    login: 'emma',
    name: 'Emma Linfield',
    unit: 'CS2',
    role: 'agent',
    languages: zhEn,
    locale: 'en',
    capacity: 20,
  },
  { login: 'qinmuchuan', name: '秦牧川', unit: 'CSS', role: 'team_lead', languages: zhEn, capacity: 15 },
  { login: 'shennanqiao', name: '沈南乔', unit: 'CSS', role: 'agent', skills: ['客诉'], capacity: 20 },
  { login: 'huomingyuan', name: '霍明远', unit: 'CSX', role: 'team_lead', languages: zhEn, capacity: 15 },
  { login: 'yeqinghe', name: '叶清和', unit: 'CSX', role: 'agent', skills: ['应急'], capacity: 15 },
  { login: 'guxinghe', name: '顾星河', unit: 'QA', role: 'handler', skills: ['食品安全'], capacity: 30 },
  {
    login: 'xunianan',
    name: '许念安',
    unit: 'QA',
    role: 'handler',
    skills: ['食品安全'],
    languages: zhEn,
    capacity: 30,
    pace: 1.3,
  },
  { login: 'quality', name: '韩书意', unit: 'CS', role: 'quality_inspector', capacity: 0 },
  { login: 'jiangyumian', name: '江雨眠', unit: 'HZCS', role: 'agent', capacity: 25 },
  { login: 'shenbeichen', name: '沈北辰', unit: 'HZCS', role: 'agent', capacity: 25 },
  { login: 'zhouyuan', name: '周予安', unit: 'SHCS', role: 'agent', languages: zhEn, capacity: 30 },
  { login: 'chenjiahe', name: '陈嘉禾', unit: 'GZCS', role: 'agent', capacity: 30, pace: 1.2 },
  { login: 'gaoyu', name: '高屿', unit: 'BJCS', role: 'agent', capacity: 30 },
  { login: 'manager', name: '唐允之', unit: 'E', role: 'regional_manager', capacity: 0 },
  { login: 'fengyifan', name: '冯一帆', unit: 'S', role: 'regional_manager', capacity: 0 },
  { login: 'zhengchongshan', name: '郑重山', unit: 'N', role: 'regional_manager', capacity: 0 },
  { login: 'shilei', name: '石砚青', unit: 'VE', role: 'vendor_agent', languages: zhEn, capacity: 40 },
  { login: 'yushu', name: '于述', unit: 'VE', role: 'vendor_agent', capacity: 40, pace: 1.4 },
  { login: 'moyunfan', name: '莫云舟', unit: 'VS', role: 'vendor_agent', languages: zhEn, capacity: 40 },
  { login: 'kangyongnian', name: '康永年', unit: 'VN', role: 'vendor_agent', languages: zhEn, capacity: 40 },
  { login: 'supervisor', name: '程望舒', unit: 'CS', role: 'supervisor', capacity: 0 },
  { login: 'analyst', name: '贺兰因', unit: 'CS', role: 'analyst', capacity: 0 },
  { login: 'executive', name: '苏既明', unit: 'CS', role: 'executive', capacity: 0 },
  { login: 'auditor', name: '卫昭', unit: 'CS', role: 'auditor', capacity: 0 },
]

/** How a unit shares its tickets, where it has its own way; codes of units. */
export interface SharingWay {
  readonly unit: string
  readonly shareBy: 'least_loaded' | 'round_robin' | 'skill_weighted'
  readonly sticky?: true
  readonly sizes?: [number, number, number]
  readonly urgentExtra?: number
  readonly greenExtra?: number
  readonly overflow?: string
  readonly dailyQuota?: number
}

export const sharingWays: readonly SharingWay[] = [
  { unit: 'CS', shareBy: 'least_loaded', sticky: true, sizes: [1, 2, 3] },
  { unit: 'CS1', shareBy: 'round_robin', sticky: true, overflow: 'CS2' },
  { unit: 'CSX', shareBy: 'skill_weighted', sizes: [1, 1, 2], urgentExtra: 1, greenExtra: 5 },
  { unit: 'VE', shareBy: 'round_robin', dailyQuota: 60 },
]

/** What somebody wonders about: whether enquiries should go to the whole service centre. */
export const triedRule = { name: '咨询与建议', to: 'CS' } as const

/** Who works by the first calendar, and who by the one without a night. */
export const officeHours = ['songzhiqiu', 'bairuoxi', 'emma', 'liangjinghe'] as const
export const aroundTheClock = ['agent', 'huomingyuan', 'yeqinghe'] as const

/** Who handles more than the front line does: up to which tier. */
export const grades: Readonly<Record<string, 2 | 3>> = {
  qinmuchuan: 3,
  shennanqiao: 2,
  huomingyuan: 3,
  yeqinghe: 3,
}

/** How work is shared out, first match first; codes of labels and units. What is left goes to the service centre. */
export interface SharingRule {
  readonly name: string
  readonly to: string
  readonly urgencies?: readonly ('urgent' | 'ordinary')[]
  readonly kinds?: readonly ('enquiry' | 'suggestion' | 'report' | 'other' | 'complaint')[]
  readonly labels?: readonly string[]
  readonly units?: readonly string[]
  readonly languages?: readonly string[]
  readonly vip?: boolean
  readonly toTier?: 2 | 3
}

export const sharingRules: readonly SharingRule[] = [
  { name: '紧急事项进应急专班', to: 'CSX', urgencies: ['urgent'], toTier: 3 },
  { name: '举报转质量与食品安全部', to: 'QA', kinds: ['report'], toTier: 2 },
  { name: '重要客户由高级客诉组接待', to: 'CSS', kinds: ['complaint'], vip: true, toTier: 2 },
  { name: '华东配送投诉', to: 'VE', kinds: ['complaint'], labels: ['delivery'], units: ['E'] },
  { name: '华南配送投诉', to: 'VS', kinds: ['complaint'], labels: ['delivery'], units: ['S'] },
  { name: '华北配送投诉', to: 'VN', kinds: ['complaint'], labels: ['delivery'], units: ['N'] },
  { name: '新鲜度投诉转质量部', to: 'QA', kinds: ['complaint'], labels: ['product.fresh'] },
  { name: '英文来信', to: 'CS', languages: ['en'] },
  { name: '咨询与建议', to: 'CS2', kinds: ['enquiry', 'suggestion', 'other'] },
  { name: '杭州门店', to: 'HZCS', units: ['HZ'] },
  { name: '上海门店', to: 'SHCS', units: ['SH'] },
  { name: '广州门店', to: 'GZCS', units: ['GZ'] },
  { name: '北京门店', to: 'BJCS', units: ['BJ'] },
  { name: '其余投诉', to: 'CS1', kinds: ['complaint'] },
  { name: '其余一切', to: 'CS' },
]
