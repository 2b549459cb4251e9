import { regions } from '../lexicons/places.ts'
import { stopWords } from '../lexicons/stop-words.ts'
import { wordsOf } from '../lexicons/word-list.ts'
import type { Span } from '../span.ts'
import { rarityOf } from '../words.ts'
import type { WordPlaces } from './word-places.ts'

/** A place in a folded text. */
export type Place = Span & { kind: 'place'; confidence: number }

/** Words that say what kind of place a name before them belongs to. */
const venues = new Set(
  wordsOf(`路 大道 街 大街 胡同 巷 高速 小区 社区 花园 家园 公寓 大厦 广场 商场 超市 医院 学校 大学 中学 小学 幼儿园 公园 机场 火车站 高铁站 汽车站
    地铁站 车站 站 营业厅 服务区 专卖店 旗舰店 专营店 酒店 宾馆 饭店 餐厅 支行 分行 工业园 产业园 街道 镇 村 县 区 市`),
)
/** Kinds that also end everyday words («睡眠区»): before them a name must be a rare one. */
const areas = new Set(wordsOf('镇 村 县 区 市'))
const streets = new Set(wordsOf('路 大道 街 大街 胡同 巷'))
const named =
  /^\p{Script=Han}{2,8}(?:市|区|县|镇|村|街道|路|大道|街|巷|胡同|小区|花园|广场|大厦|医院|大学|中学|小学|学院|机场|火车站|地铁站|公园|商场|宾馆|酒店)$/u
/** Words that end like a place and name none. */
const common = new Set(
  wordsOf(`城市 大城市 小城市 县城 城镇 乡镇 农村 乡村 山村 市区 城区 郊区 地区 山区 景区 风景区 小区 社区 住宅区 生活区 工业区 开发区 学区 片区 辖区 灾区 园区 校区 厂区 库区 误区 专区
    道路 公路 铁路 马路 高速公路 线路 电路 网路 思路 套路 一路 走路 出路 后路 销路 弯路 人行道 上街 逛街 步行街 商业街 一条街 大街 街道 大学 中学 小学 医院 广场 公园 商场 超市 酒店 宾馆 饭店
    大酒店 老酒店 五星级酒店 星级酒店 快捷酒店 连锁酒店 火车站 汽车站 地铁站 机场 车站 花园 幼儿园 人民医院 中医院 门诊 公立医院 私立医院 三甲医院 市场 超级市场 菜市场 股市 上市 超市 夜市 菜市
    全市 全区 全县 全村 全省 本市 本区 本县 本村 我市 我区 我县 外省 各省 房地产市 特区 自治区 行政村 居委会 新村 村村`),
)
const vague = new Set(
  wordsOf(
    '附近 旁边 周边 周围 对面 整个 这个 那个 一个 每个 各个 某个 同一 老旧 高档 住宅 大型 购物 公立 私立 快递 公交 地铁 网上 线上 线下 实体 加盟 连锁 直营 官方 电信 移动 联通 便民 城市 农村 门口 物业 感觉 建议 政府 预订 入住 星级 五星 四星 三星 快捷 经济型 商务 当地 市中心',
  ),
)
const plain = /^[\p{Script=Han}a-z\d]+$/u
/** One character that may begin or belong to a name; those that only join words may not. */
const joining =
  /^[的了在到于从往至去来是有被把让给对跟和与或着过我你他她它们这那哪每各某本该整个几多全另不没还也都很太就才又再说问想要会能请叫找离此一上下里外前后及其之以为因]$/

function nameable(text: string, kind: string): boolean {
  if (!plain.test(text) || stopWords.has(text) || vague.has(text)) return false
  if (text.length < 2) return false
  const rarity = rarityOf(text)
  return streets.has(kind) || rarity === 0 || rarity >= (areas.has(kind) ? 9 : 6.5)
}

/** How far a name reaches back from the word that says what kind of place it is. */
function beginningOf({ words, starts }: WordPlaces, at: number): number | null {
  const kind = words[at] as string
  const before = words[at - 1]
  if (before === undefined || !nameable(before, kind)) return null
  const further = words[at - 2]
  const joins = further !== undefined && (nameable(further, '') || joinsName(further))
  return starts[joins && !streets.has(kind) ? at - 2 : at - 1] as number
}

const joinsName = (text: string) => text.length === 1 && plain.test(text) && !joining.test(text)

function placeAt(places: WordPlaces, at: number): Place | null {
  const { words, starts } = places
  const text = words[at] as string
  const start = starts[at] as number
  const end = start + text.length
  if (regions.has(text)) {
    const kind = words[at + 1]
    return { kind: 'place', start, end: kind === '市' || kind === '省' ? end + 1 : end, confidence: 0.85 }
  }
  if (venues.has(text)) {
    const begin = beginningOf(places, at)
    return begin === null ? null : { kind: 'place', start: begin, end, confidence: 0.7 }
  }
  if (text.length < 3 || !named.test(text) || common.has(text)) return null
  const single = words[at - 1]
  const joins = single !== undefined && /[路街巷道]$/.test(text) && joinsName(single)
  return { kind: 'place', start: joins ? start - single.length : start, end, confidence: 0.8 }
}

/** Neighbouring pieces of one name («长沙市» «岳麓区» «麓山南路») become one place. */
function joined(places: readonly Place[]): Place[] {
  const result: Place[] = []
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (last !== undefined && place.start <= last.end) last.end = Math.max(last.end, place.end)
    else result.push(place)
  }
  return result
}

/** Places in a folded text: provinces and cities by name, and names that say what they are («麓山南路», «万达广场»). */
export function placesIn(places: WordPlaces): Place[] {
  const found: Place[] = []
  for (let at = 0; at < places.words.length; at++) {
    const place = placeAt(places, at)
    if (place !== null) found.push(place)
  }
  return joined(found)
}
