import { regions } from '../lexicons/places.ts'
import { matchesOf } from '../matches.ts'
import type { Span } from '../span.ts'

/** Where somebody lives or takes parcels, in a folded text. */
export type Address = Span & { confidence: number }

const numeral = '(?:[a-z]?\\d{1,5}(?:-\\d{1,5}){0,3}|[a-z](?![a-z])|[一二三四五六七八九十百零〇]{1,5})'
const unit =
  '(?:号楼|号院|号(?![码线口机员称])|栋|幢|座(?![机椅位谈])|单元|楼|层(?!次)|室|户(?![口名型外主])|房(?![间子东租价产])|房间|组(?![织长合])|弄|门(?![口诊店票]))'
const numbered = `${numeral} ?${unit}`
const community =
  '(?:小区|社区|花园|家园|公寓|大厦|广场|新村|新城|名城|豪庭|公馆|宿舍|[苑城园庄府湾郡庭居阁轩村寨])'
// What follows the first number: the name of a community, further numbers, at last a bare room («3栋502»).
const further = new RegExp(
  `(?:[ ,]?(?:${numbered}|\\p{Script=Han}{1,10}?${community}(?= ?${numbered}))){0,8}(?:(?<=[栋幢座楼元]) ?[a-z]?\\d{3,5}(?![\\d元块号年月天]))?(?:-\\d{1,5}){0,3}`,
  'uy',
)
const firstNumber = new RegExp(numbered, 'g')
const namedPlace = new RegExp(
  `\\p{Script=Han}(?:路|大道|街|巷|胡同|弄|里|道|屯|坊|镇|乡|街道|大院|大学|${community})(?:[东西南北中]?段|[东西南北]侧)? ?$`,
  'u',
)
const place = /[\p{Script=Han}a-z\d ]{0,40}$/u
/** After these something new begins: a place's name does not reach across them. */
const border = /[我你他她们咱]家?|[在到于寄送的了从往至给对跟与或它住址有是被把让说找叫搬]| {2}/g
const room = /[室户房]|单元.*\d|[栋幢座楼层] ?[a-z]?\d{3,5}$|\d-\d+$/
const building = /[栋幢座]|号楼|单元/
const home =
  /(?:住|家|宅|地址|籍|寄[到往至]?|送[到往至]?|送货|收货|收件|搬到|搬进|租在|租的|发到|发往)[^。!?;\n]{0,6}$/
/** A province or city that a road is named after begins no address: «南京东路». */
const roadName = /^[东西南北中]?(?:路|大道|街|巷|胡同|弄)/
const english =
  /(?<![\d-])\d{1,5}[a-z]? (?:[nsew]\.? )?(?:[a-z]{2,15} ){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|terrace)\b\.?(?:,? (?:apt|apartment|unit|suite|flat|#)\.? ?[a-z\d]{1,5})?(?:, [a-z ]{2,20}(?:, [a-z]{2} \d{5})?)?/g

/** Where the province or city begins that a place's name starts with; 0 without one. */
function beginningOf(head: string): number {
  for (let at = 0; at < head.length - 1; at++)
    for (let end = at + 4; end >= at + 2; end--) {
      const name = head.slice(at, end)
      if (regions.has(name) && !roadName.test(head.slice(end))) return at
    }
  return 0
}

/** How much of the text before the first number is the name of its place. */
function nameBefore(before40: string): string {
  const before = place.exec(before40)?.[0] ?? ''
  const last = [...matchesOf(before, border)].at(-1)
  const head = before.slice(last === undefined ? 0 : last.index + last[0].length)
  return namedPlace.test(head) ? head.slice(beginningOf(head)).trimStart() : ''
}

function judge(text: string, { start, end }: Span, name: string): Address | null {
  const numbers = text.slice(start + name.length, end)
  if (room.test(numbers) && (name !== '' || building.test(numbers))) return { start, end, confidence: 0.9 }
  const said = name !== '' && home.test(text.slice(Math.max(0, start - 10), start))
  return said ? { start, end, confidence: 0.85 } : null
}

/** A cheap look before the English pattern. */
const figure = /\d/

/**
 * Addresses of people in a folded text: a named place with a room, or any numbered place that is said to be where somebody lives or takes
 * parcels. The place of a street lamp or a shop is no personal data.
 */
export function addressesIn(text: string): Address[] {
  const found: Address[] = []
  let free = 0
  for (const { index, 0: first } of matchesOf(text, firstNumber)) {
    if (index < free) continue
    further.lastIndex = index + first.length
    const end = further.lastIndex + (further.exec(text)?.[0].trimEnd().length ?? 0)
    const name = nameBefore(text.slice(Math.max(free, index - 40), index))
    const address = judge(text, { start: index - name.length, end }, name)
    if (address !== null) found.push(address)
    free = end
  }
  if (!figure.test(text)) return found
  for (const { index, 0: all } of matchesOf(text, english))
    found.push({ start: index, end: index + all.length, confidence: 0.8 })
  return found
}
