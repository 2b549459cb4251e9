import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { inLanguage } from './taxonomies/default-label.ts'
import { generalTaxonomy } from './taxonomies/general.ts'
import { compileTaxonomy } from './taxonomy.ts'

const taxonomy = compileTaxonomy(inLanguage(generalTaxonomy, 'zh'))

/** Bytes that look like nothing, written as base64: letters and digits of a fixed sequence. */
function base64(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let seed = 7
  return Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return letters[Math.floor(seed / 33_554_432) % 64]
  }).join('')
}

test.each([
  ['nothing', ''],
  ['blanks', ' \t\u3000\u200b\n'],
  ['one emoji', '😀'],
  ['half a sign', '\ud800'],
  ['halves of signs the wrong way round', '\udc00\ud800'],
  ['NUL', '\0\0\0'],
  ['signs that turn the writing', '\u202e\u2066\u2069\u202c'],
  ['a picture as base64', `data:image/png;base64,${base64(20_000)}`],
])('of %s no label is guessed, and nothing alarms anybody', (_, text) => {
  const analysis = analyse(text, { taxonomy })
  expect(analysis.labels).toEqual([])
  expect(analysis.abstained).toBe(true)
  expect(analysis.risks).toEqual([])
  expect(analysis.urgency.value).not.toBe('urgent')
})

test('what danger is said stays found beside signs that turn the writing, halves of signs and base64', () => {
  for (const beside of ['\u202e', '\ud800', '\0', ` ${base64(5000)} `])
    expect(analyse(`${beside}我真的不想活了${beside}`).risks, beside).toMatchObject([{ risk: 'crisis' }])
})

test('a page says what its words say: nothing of its tags, and nothing of its programs', () => {
  const page =
    '<html><head><style>.c{color:red}</style></head><body><script>var phone="13812345678"</script><p class="投诉">宽带断了三天，<b>没人</b>处理</p></body></html>'
  const { kind, sentiment, keyPhrases } = analyse(page, { taxonomy })
  const plain = analyse('宽带断了三天，没人处理', { taxonomy })
  expect([kind.value, sentiment.polarity]).toEqual([plain.kind.value, plain.sentiment.polarity])
  const phrases = keyPhrases.map(({ span }) => page.slice(span.start, span.end)).join(' ')
  expect(phrases).not.toMatch(/[a-z]/)
})

const long = process.env.HUIXIANG_TEST_LONG === '1'
test(`${long ? 'ten' : 'one'} million of one sign are finished, in time that grows with their number`, () => {
  const timeOf = (count: number) => {
    const started = performance.now()
    analyse('好'.repeat(count), { taxonomy })
    return performance.now() - started
  }
  const most = long ? 10_000_000 : 1_000_000
  timeOf(10_000)
  const [some, all] = [timeOf(most / 10), timeOf(most)]
  // Ten times as many may take three times ten as long where the machine is shared; squared it would be a hundred.
  expect(all / some).toBeLessThan(30)
})
