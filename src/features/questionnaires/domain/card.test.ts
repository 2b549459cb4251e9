import { expect, test } from 'vitest'
import { framingSites, originOf } from './card.ts'

test('a site is taken as people copy it, and as its origin only', () => {
  for (const typed of [
    'https://www.example.com',
    ' HTTPS://www.Example.com/shop?x=1#y',
    'www.example.com',
    'https://www.example.com:443/',
  ])
    expect(originOf(typed)).toBe('https://www.example.com')
  expect(originOf('http://localhost:8080/x')).toBe('http://localhost:8080')
  expect(originOf('http://example.com:80')).toBe('http://example.com')
})

test('what could open the page to more than one site is refused', () => {
  for (const typed of [
    '',
    '*',
    'https://*',
    'https://*.example.com',
    "'self'",
    'javascript:alert(1)',
    'https://a.com; script-src *',
    'https://a b.com',
    'data:text/html,x',
  ])
    expect(originOf(typed)).toBeNull()
})

test('a card that rests lets no site frame the page', () => {
  const card = {
    active: false,
    sites: ['https://a.com'],
    share: 100,
    place: 'corner',
    afterSeconds: 5,
  } as const
  expect([framingSites(null), framingSites(card), framingSites({ ...card, active: true })]).toEqual([
    [],
    [],
    ['https://a.com'],
  ])
})
