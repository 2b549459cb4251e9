import { blanked } from './unmeant.ts'

/** «累死了», «死活», «dying to try»: dying is a figure of speech. Not «想死了», «死了算了». */
const figure =
  /(?:[累笑热冷冻饿困急吵丑美帅爱渴臭烦等气堵挤贵慢卡羞怕吓苦香甜咸辣]|无聊|可爱|好吃|好看|尴尬|难吃|难用)死(?:我们?|个?人|你们?|了|啦|啊)(?!算|也|吧)|想死(?:你|它|这)|死(?:机|活|贵|慢|板|角|循环)|卡死|[得的]要[死命]|(?:打|砍|骂)死我|死定了|(?<=游戏.{0,20})死|\b(?:dying|died|dead|kills?|killing)\b(?= (?:to|of laughter|me|cheap|good|easy|slow|battery|line|after|on me))|\bbattery (?:is )?(?:dead|died|dies)\b/g
const sign = /死|要命|kill|dying|die[ds]|dead/

/** A folded text without figures of speech that speak of dying; null when it has none. */
export function withoutFigures(folded: string): string | null {
  if (!sign.test(folded)) return null
  const found = [...folded.matchAll(figure)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
  }))
  return found.length === 0 ? null : blanked(folded, found)
}
