import { stopWords } from '../lexicons/stop-words.ts'
import { wordsOf } from '../lexicons/word-list.ts'
import { matchesOf } from '../matches.ts'
import type { Span } from '../span.ts'
import { type WordPlaces, wordAt } from './word-places.ts'

/** Something bought, in a folded text. */
export type Product = Span & { kind: 'product'; confidence: number }

const measure = '[台部个件双条套瓶盒箱袋本张只辆款份斤包支把床组杯对枚顶副]'
const few = '[\\d一二两三四五六七八九十几半]{1,3}'
const bought = new RegExp(
  `(?:购买|选购|网购|订购|下单|入手|买|购|拍)(?:了|过|到)?的?(?:(?:${few}) ?${measure}|${measure})的?`,
  'g',
)
const model =
  /(?<![a-z])(?:iphone|ipad|macbook|airpods|apple watch|galaxy|thinkpad|kindle|surface|playstation|xbox|huawei|honor|redmi|oneplus|oppo|vivo|华为|荣耀|小米|红米|三星|苹果|戴森|海尔|美的|格力)(?: ?(?:[a-z]{1,6}\d{1,4}[a-z]{0,3}|\d{1,4}[a-z]{0,3}|mate ?\d{2}|pro|max|plus|ultra|mini|air|se|note)(?![a-z])){1,4}/g
const noThing = new Set(wordsOf('东西 商品 产品 时候 订单 店铺 便宜 普通 新的 最新 房间 回来'))

/** The words that name a thing, from a place on: at most three, no particle among them. */
function thingAt(places: WordPlaces, start: number): number {
  let end = start
  for (let n = 0; n < 3; n++) {
    const word = wordAt(places, end)
    if (word === undefined || word.length < 2 || stopWords.has(word) || !/[\p{Script=Han}a-z]/u.test(word))
      break
    end += word.length
  }
  return end
}

/** What a customer bought, after a verb and a count («买了一台电饭煲»), and makes with their models («华为 mate60»). */
export function productsIn(text: string, places: WordPlaces): Product[] {
  const found: Product[] = []
  for (const { index, 0: all } of matchesOf(text, model))
    found.push({ kind: 'product', start: index, end: index + all.length, confidence: 0.8 })
  for (const { index, 0: all } of matchesOf(text, bought)) {
    const start = index + all.length
    const end = thingAt(places, start)
    if (end > start && !noThing.has(wordAt(places, start) ?? ''))
      found.push({ kind: 'product', start, end, confidence: 0.6 })
  }
  return found
}
