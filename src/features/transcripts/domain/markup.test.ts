import { expect, test } from 'vitest'
import { textOfMarkup } from './markup.ts'

test('of a page the words remain, a line for each block', () => {
  expect(
    textOfMarkup(
      '<head><title>t</title></head><p>你好<br>世界</p><script>alert(1)</script><ul><li>a &amp; b</li></ul>',
    ),
  ).toBe('你好\n世界\n\na & b')
})

test('signs are written as they are meant, and what means nothing stays', () => {
  expect(textOfMarkup('&#20320;&#x597d; &lt;b&gt; &nothing; &#x110000;')).toBe(
    '你好 <b> &nothing; &#x110000;',
  )
})
