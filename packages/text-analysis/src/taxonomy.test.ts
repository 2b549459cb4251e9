import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { bankingInsuranceTaxonomy } from './taxonomies/banking-insurance.ts'
import { inLanguage, readTree } from './taxonomies/default-label.ts'
import { ecommerceTaxonomy } from './taxonomies/ecommerce.ts'
import { generalTaxonomy } from './taxonomies/general.ts'
import { governmentTaxonomy } from './taxonomies/government.ts'
import { healthCounsellingTaxonomy } from './taxonomies/health-counselling.ts'
import { hospitalityTaxonomy } from './taxonomies/hospitality.ts'
import { propertyManagementTaxonomy } from './taxonomies/property-management.ts'
import { telecomTaxonomy } from './taxonomies/telecom.ts'
import { compileTaxonomy, type TaxonomyNode } from './taxonomy.ts'

const all = {
  bankingInsuranceTaxonomy,
  ecommerceTaxonomy,
  generalTaxonomy,
  governmentTaxonomy,
  healthCounsellingTaxonomy,
  hospitalityTaxonomy,
  propertyManagementTaxonomy,
  telecomTaxonomy,
}
const ecommerce = compileTaxonomy(inLanguage(ecommerceTaxonomy, 'zh'))
const government = compileTaxonomy(inLanguage(governmentTaxonomy, 'zh'))
const telecom = compileTaxonomy(inLanguage(telecomTaxonomy, 'zh'))

test.each([
  ['快递三天了还没到，物流太慢', ecommerce, 'delivery.slow'],
  ['商家拒绝退款，钱一直未到账', ecommerce, 'refund.money'],
  ['刚买第二天就降价，要求保价退差价', ecommerce, 'price.change'],
  ['The courier was rude', ecommerce, 'delivery.courier'],
  ['小区物业公司乱收物业费，业委会不管', government, 'urban.property'],
  ['工地拖欠农民工工资', government, 'labour.wages'],
  ['公交车班次太少，等了一个小时', government, 'transport.transit'],
  ['想办理携号转网，一直说不符合条件转不了', telecom, 'number.porting'],
  ['家里地下室没信号', telecom, 'network.coverage'],
])('«%s» gets its label', (text, taxonomy, label) => {
  const { labels, abstained } = analyse(text, { taxonomy })
  expect(abstained).toBe(false)
  expect(labels[0]?.labelId).toBe(label)
  expect(labels[0]?.evidence.length).toBeGreaterThan(0)
})

test('it abstains instead of guessing', () => {
  for (const text of ['', '啊', '😀', '今天星期三']) {
    expect(analyse(text, { taxonomy: telecom })).toMatchObject({ labels: [], abstained: true })
  }
  expect(analyse('快递太慢').abstained).toBe(true)
})

test('bare names are enough to start with', () => {
  const names = ['教育文体', '环境保护', '交通运输', '其他']
  const bare = compileTaxonomy(names.map((name) => ({ id: name, parentId: null, name })))
  expect(analyse('学校补课收费太高', { taxonomy: bare }).labels[0]?.labelId).toBe('教育文体')
  expect(analyse('工厂排放废气，臭味难闻', { taxonomy: bare }).labels[0]?.labelId).toBe('环境保护')
})

test('a keyword that the editor adds is used at once', () => {
  const node: TaxonomyNode = { id: 'a', parentId: null, name: '甲类' }
  const other: TaxonomyNode = { id: 'b', parentId: null, name: '乙类', keywords: ['量子拨号'] }
  const { labels } = analyse('量子拨号不见了', { taxonomy: compileTaxonomy([node, other]) })
  expect(labels[0]?.labelId).toBe('b')
})

test('more evidence for a label never makes it less sure', () => {
  const once = analyse('物流', { taxonomy: ecommerce }).labels[0]?.confidence ?? 0
  const more = analyse('物流慢，快递慢，迟迟不发货', { taxonomy: ecommerce }).labels
  const sum = more
    .filter(({ labelId }) => labelId.startsWith('delivery'))
    .reduce((s, l) => s + l.confidence, 0)
  expect(sum).toBeGreaterThan(once)
})

test.each([
  [
    'a repeated id',
    [
      { id: 'a', parentId: null, name: '甲' },
      { id: 'a', parentId: null, name: '乙' },
    ],
    'twice',
  ],
  ['an unknown parent', [{ id: 'a', parentId: 'z', name: '甲' }], 'unknown parent'],
  [
    'a cycle',
    [
      { id: 'a', parentId: 'b', name: '甲' },
      { id: 'b', parentId: 'a', name: '乙' },
    ],
    'ancestor',
  ],
])('%s is refused', (_case, nodes, message) => {
  expect(() => compileTaxonomy(nodes)).toThrow(message)
})

test('an empty taxonomy abstains; five thousand labels compile', () => {
  expect(analyse('物流慢', { taxonomy: compileTaxonomy([]) }).abstained).toBe(true)
  const many = Array.from({ length: 5000 }, (_, i) => ({ id: `${i}`, parentId: null, name: `标签${i}` }))
  expect(analyse('标签4711', { taxonomy: compileTaxonomy(many) }).labels[0]?.labelId).toBe('4711')
})

test.each(Object.entries(all))(
  '%s has two levels, names in both languages, examples of every leaf, and finds its own leaves',
  (_name, tree) => {
    expect(tree.length).toBeGreaterThan(35)
    const taxonomy = compileTaxonomy(inLanguage(tree, 'zh'))
    let own = 0
    for (const { id, name, parentId, examples } of tree) {
      expect(name.zh).toMatch(/\p{Script=Han}/u)
      expect(name.en).toMatch(/^[A-Z]/)
      expect(parentId === null || !parentId.includes('.')).toBe(true)
      if (!tree.some((other) => other.parentId === id)) expect(examples.length, id).toBeGreaterThanOrEqual(2)
      if (analyse(name.zh, { taxonomy }).labels.some(({ labelId }) => labelId === id || parentId === labelId))
        own++
    }
    expect(own / tree.length).toBeGreaterThan(0.85)
  },
)

test('a malformed table line is refused with its text', () => {
  expect(() => readTree('a | 甲')).toThrow('«a | 甲»')
  expect(() => readTree('a.b | 甲 | A | 甲 | A | ')).toThrow('before its parent')
  expect(() => readTree('- 三天了还没到')).toThrow('no label has these examples')
})
