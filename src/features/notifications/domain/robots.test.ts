import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyFor, bytesOf, mayBeTold, messengers, pace, plain } from './robots.ts'

const line = (text: string, presses = false) => ({
  text,
  link: 'https://voices.example/tickets/1',
  presses,
  whom: '李雷',
})
const words = { open: '查看', presses: '紧急', more: '另有 {{count}} 条' }

test('of a message that would be too long the end is counted, and no service is sent more than it takes', () => {
  const lines = Array.from({ length: 20 }, (_, index) => line(`${index} ${'很长的话'.repeat(40)}`))
  const { content } = bodyFor('wecom', { title: '20 条通知', lines, words }).markdown as { content: string }
  expect(bytesOf(content)).toBeLessThanOrEqual(4096)
  expect(content).toMatch(/另有 1\d 条$/)
  fc.assert(
    fc.property(
      fc.constantFrom(...messengers),
      fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { minLength: 1, maxLength: 20 }),
      (service, texts) => {
        const body = bodyFor(service, { title: '通知', lines: texts.map((text) => line(text)), words })
        const text = JSON.stringify(body.markdown ?? (body.card as { elements: unknown }).elements)
        expect(bytesOf(text)).toBeLessThan(service === 'wecom' ? 6000 : 30_000)
      },
    ),
  )
})

test('no name makes a link, a mention or a picture', () => {
  expect(plain('[点我](https://evil) <at id=all></at> @所有人 ![x](y)')).not.toMatch(/[[\]()<>@!]/)
  expect(plain('华东\n# 大标题')).toBe('华东 ＃ 大标题')
})

test('what presses may use every place of the minute, the rest leaves some free', () => {
  const presses = { presses: true }
  const waits = { presses: false }
  const spoken = (times: number) => Array.from({ length: times }, (_, index) => index)
  const at = (times: number) => mayBeTold([presses, waits], spoken(times), 100)
  expect(at(14)).toEqual({ lines: [presses, waits], from: null })
  expect(at(15)).toEqual({ lines: [presses], from: pace.windowMs })
  expect(at(19)).toEqual({ lines: [presses], from: 4 + pace.windowMs })
  expect(at(20)).toEqual({ lines: [], from: pace.windowMs })
  expect(mayBeTold([presses], spoken(20), 20 + pace.windowMs)).toEqual({ lines: [presses], from: null })
})
