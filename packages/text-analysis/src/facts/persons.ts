import { stopWords } from '../lexicons/stop-words.ts'
import { doubleSurnames, surnames } from '../lexicons/surnames.ts'
import { matchesOf } from '../matches.ts'
import type { Normalised } from '../normalise.ts'
import { originalSpan } from '../normalise.ts'
import type { Span } from '../span.ts'
import { rarityOf } from '../words.ts'
import { type WordPlaces, wordAt } from './word-places.ts'

/** Somebody named in a text, or a member of staff by their number; bounds in the original text. */
export type Person = Span & { kind: 'person'; confidence: number }

const surname = `(?:${doubleSurnames}|[${surnames}])`
// Surnames that are everyday words as well: «向客服», «项目经理», «全体老师».
const doubleSurname = new RegExp(`^(?:${doubleSurnames})$`)
const plainSurname = `(?:${doubleSurnames}|(?![和向成时于连全单方任应项元车师高金白安])[${surnames}])`
const given =
  '(?:(?![上下找的了是在有就要叫给让跟和请说问去来到个位名总副级目务理家里小大老])\\p{Script=Han}){1,2}?'
const address = '女士|先生|小姐'
const title =
  '经理|师傅|主任|医生|大夫|护士|老师|店长|主管|老板|阿姨|大姐|大哥|大爷|警官|律师|教授|校长|书记|局长|院长|队长|所长|工程师|总(?![是会在要有的共算之体部结额公裁店台数监能])'
const titled = new RegExp(
  `${surname}(?:${given})?(?:${address})|${plainSurname}(?:${given})?(?:${title})`,
  'gu',
)
const introduced = new RegExp(
  `(?:我叫|我是|名叫|(?<=[他她个人位])叫|本人|姓名[:是 ]*|联系人[:是 ]*|收件人[:是 ]*|收货人[:是 ]*|经办人[:是 ]*)(${plainSurname}\\p{Script=Han}{1,2})(?=[,.。;:!?、()（） \\n]|$|的|是|她|他|我|电话|手机|身份证|住)`,
  'gu',
)
const byFamily = new RegExp(`姓(${surname})(?=的|[,.;:!? ]|$)`, 'gu')
const byRole = new RegExp(
  `(?:客服|店员|快递员|外卖员|骑手|司机|服务员|前台|销售|顾问|师傅|业务员|坐席|导购)((?:小|老|阿)[${surnames}])`,
  'gu',
)
const staffNumber =
  /(?:工号|staff (?:no\.?|number|id)|employee (?:no\.?|number|id))(?:是|为|[:# ])*([a-z]{0,3}\d{2,10})/g
const introductions = [introduced, byFamily, byRole, staffNumber]
const english =
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?|(?<=\b(?:named|called|name is|agent|representative|spoke (?:to|with)) )[A-Z][a-z]+(?: [A-Z][a-z]+)?/g

/** Whether a name can begin at a word: at a surname that stands alone, or at a word that no dictionary weighs, as names are. */
function startsName(word: string | undefined): boolean {
  if (word === undefined || stopWords.has(word)) return false
  return word.length === 1 || rarityOf(word) === 0 || doubleSurname.test(word)
}

/** Cheap looks before the patterns. */
const capital = /[A-Z]/
const anyTitle = /[士生姐理傅任夫师长管板姨哥爷官授记程总]/
const anyIntroduction = /[叫人名姓]|我是|[员服手机台售问傅席购]|工号|staff|employee/

/** Surname and title, where both stand at borders of words: «公司老板» is no 司老板, «麻烦龚书记» is 龚书记. */
function titledIn(text: string, places: WordPlaces): Span[] {
  const found: Span[] = []
  if (!anyTitle.test(text)) return found
  titled.lastIndex = 0
  for (let match = titled.exec(text); match !== null; match = titled.exec(text)) {
    const { index, 0: all } = match
    const word = wordAt(places, index)
    if (startsName(word) || word === all) found.push({ start: index, end: index + all.length })
    else titled.lastIndex = index + 1
  }
  return found
}

/** People named in a text: by surname and title («张经理»), by introduction, by role («客服小王»), by staff number, in English by Mr and Ms. */
export function personsIn(text: Normalised, places: WordPlaces): Person[] {
  const found: Person[] = []
  const add = (folded: Span, confidence: number) =>
    found.push({ kind: 'person', ...originalSpan(text, folded), confidence })
  for (const span of titledIn(text.text, places)) add(span, 0.85)
  for (const pattern of anyIntroduction.test(text.text) ? introductions : [])
    for (const { index, 0: all, 1: name = '' } of matchesOf(text.text, pattern)) {
      const end = index + all.length
      const word = wordAt(places, end - name.length)
      if (pattern === introduced && word !== name && !startsName(word)) continue
      add({ start: end - name.length, end }, 0.8)
    }
  if (!capital.test(text.original)) return found
  for (const { index, 0: all } of matchesOf(text.original, english))
    found.push({ kind: 'person', start: index, end: index + all.length, confidence: 0.8 })
  return found
}
