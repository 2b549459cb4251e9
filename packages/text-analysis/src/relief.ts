import type { Span } from './span.ts'

/** Quickly settled: «当天补寄», «三分钟就帮我解决了». */
const quickly =
  /(?:当天|当场|当晚|马上|立刻|立马|很快|第二天|主动|第一时间|(?:[\d一二两三四五六七八九十半几]{1,3}|不到[\d一二两三四五六七八九十]{1,3})(?:分钟|个?小时|秒钟?))(?:内|后|不到)?(?:就|便|给|帮|又)?(?:我们?|他)?(?:给|帮)?(?:我们?)?(?:解决|处理好|退款|退了|退到|到账|补寄|补发|补上|换了|换新|赔付|赔了|修好|搞定|办好|办完|办妥|补偿)/g
/** Before it: asked for, promised, denied. */
const notYet = /(?:[说请求望能让应诺要想没不未等]|麻烦|尽快|是否|可以|如果|必须|保证)[^,。.!?;\n]{0,6}$/
/** After it: asked, or in vain. */
const after = /^[^。!?;\n]{0,12}(?:吗|\?|但|可是|然而|结果|还是|又[坏断停漏没]|失败|不到)/
const sign = /天|场|晚|马上|立刻|立马|很快|主动|时间|分钟|小时|秒/
const BEFORE = 12

/** Stretches that tell how soon somebody helped; what was wrong before is settled. */
export function findReliefs(folded: string): Span[] {
  if (!sign.test(folded)) return []
  return [...folded.matchAll(quickly)]
    .map(({ index, 0: all }) => ({ start: index, end: index + all.length }))
    .filter(
      ({ start, end }) =>
        !notYet.test(folded.slice(Math.max(0, start - BEFORE), start)) &&
        !after.test(folded.slice(end, end + 24)),
    )
}
