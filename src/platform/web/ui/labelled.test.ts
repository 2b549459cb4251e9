import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Labelled } from './labelled.tsx'

const children = (id: string, hintId: string | undefined) =>
  createElement('input', { id, 'aria-describedby': hintId })
const field = (hint: string | null) =>
  renderToStaticMarkup(createElement(Labelled, { label: '占比', hint, children }))

test('a control bears its name, and its hint is read out with it', () => {
  const [, control, describedBy] =
    /<input id="([^"]+)" aria-describedby="([^"]+)"/.exec(field('最多 100%')) ?? []
  expect(field('最多 100%')).toContain(`<label for="${control}">占比</label>`)
  expect(field('最多 100%')).toContain(`<small id="${describedBy}" class="hx-soft">最多 100%</small>`)
})

test('a control without a hint points at none', () => {
  expect(field(null)).not.toContain('aria-describedby')
  expect(field(null)).not.toContain('<small')
})
