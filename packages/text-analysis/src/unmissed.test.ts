import { expect, test } from 'vitest'
import { findUnmissed } from './unmissed.ts'

test.each([
  ['我这样的人,我要是不在了也没有人会难过', '我要是不在了也没有人会难过'],
  ['没有我他们都会更好', '没有我他们都会更好'],
  ['my kids would be better off without me', 'my kids would be better off without me'],
])('whoever thinks they would not be missed is found: %s', (folded, word) => {
  expect(findUnmissed(folded)).toEqual([
    { start: folded.indexOf(word), end: folded.indexOf(word) + word.length, word, weight: 0.9 },
  ])
})

test.each([
  'nobody would notice if i was gone for a week',
  'nobody would care if i was gone to lunch',
  'your app would be better off without the ads',
  '快递员消失了也没人管',
  '没有我的同意你们就扣费,谁也不发现',
  '我睡一觉醒来钱就没了',
])('who is away, and others who are gone, are not: %s', (folded) => {
  expect(findUnmissed(folded)).toEqual([])
})
