import { expect, test } from 'vitest'
import { taughtClasses } from './corrections.ts'
import type { Judgement } from './judgement.ts'

const judged: Judgement = {
  kind: 'complaint',
  kind_source: 'person',
  polarity: 'negative',
  polarity_source: 'model',
  emotion: 'angry',
  emotion_source: 'person',
  urgency: 'ordinary',
  urgency_source: 'rule',
  label_id: null,
  label_source: 'person',
  risks: ['legal'],
  risks_said: {},
}

test('only what people said is an example, and «no label fits» is none', () => {
  expect(taughtClasses('kind', judged)).toEqual(['complaint'])
  expect(taughtClasses('emotion', judged)).toEqual(['angry'])
  for (const task of ['sentiment', 'urgency', 'label', 'risk'] as const)
    expect(taughtClasses(task, judged)).toEqual([])
})

test('a voice teaches every risk that people said is there, or that there is none', () => {
  const said = (risks: Judgement['risks'], risks_said: Judgement['risks_said']) =>
    taughtClasses('risk', { ...judged, risks, risks_said })
  expect(said(['legal', 'crisis'], { crisis: true, abusive: false })).toEqual(['crisis'])
  expect(said(['legal', 'crisis'], { crisis: true, legal: true })).toEqual(['legal', 'crisis'])
  expect(said([], { legal: false })).toEqual(['none'])
  expect(said(['crisis'], { legal: false })).toEqual([])
})
