import { ecommerceTaxonomy } from '@huixiang/text-analysis/taxonomies/ecommerce.ts'
import { hospitalityTaxonomy } from '@huixiang/text-analysis/taxonomies/hospitality.ts'
import { expect, test } from 'vitest'
import { planImport } from './import-plan.ts'
import { templateFor, templateRows } from './templates.ts'

let last = 0
const newId = () => `${++last}`
const shop = planImport([], templateRows(ecommerceTaxonomy, []), { others: 'keep', newId }).created

test('a line of business has its own tree, or the nearest one, or the one that fits everyone', () => {
  expect(['finance', 'logistics', 'utilities'].map(templateFor)).toEqual(['finance', 'ecommerce', 'general'])
})

test('a tree is installed with its names, words, examples and codes', () => {
  expect(shop).toHaveLength(ecommerceTaxonomy.length)
  const late = shop.find(({ code }) => code === 'delivery.slow')
  expect(late).toMatchObject({ nameZh: '发货与时效', nameEn: 'Speed', depth: 2, active: true })
  expect(late?.examples.length).toBeGreaterThan(1)
})

test('a second tree comes beside the first, and the words that an editor wrote stay', () => {
  const own = shop.map((label) => (label.code === 'price' ? { ...label, keywords: ['自己的词'] } : label))
  const again = planImport(own, templateRows(ecommerceTaxonomy, own), { others: 'keep', newId })
  expect([again.created, again.changed]).toEqual([[], []])
  const both = planImport(own, templateRows(hospitalityTaxonomy, own), { others: 'keep', newId })
  expect(both.rows.every(({ outcome }) => outcome === 'created')).toBe(true)
  expect(both.created).toHaveLength(hospitalityTaxonomy.length)
  const codes = [...own, ...both.created].flatMap(({ code }) => code ?? [])
  expect(new Set(codes).size).toBe(codes.length)
})
