import type { Cue } from './cues.ts'
import type { Span } from './span.ts'

/** Somebody's own mind gives way: «我精神快崩溃了», «整个人撑不住», «I'm falling apart». Not «心态崩了», nor a system that crashes. */
const breaking =
  /(?:精神|情绪|心理|内心|整个人|[我人](?=[都也快真要已被感觉在,就]|崩溃|绝望|撑不|坚持不|熬不|扛不))(?:真的|[^,。!?;\n的]){0,6}?(?:崩溃|绝望|垮了|(?:撑|坚持|熬|扛)不(?:下去|住))|\b(?:i(?:'m| am| feel| have been|'ve been)|my mind is|mentally)(?: (?:i'm|i am|so|just|really|completely|slowly|literally|mentally|now|all|feeling)){0,3} (?:breaking down|falling apart|at (?:my|a|the) breaking point|hopeless|desperate|drowning|broken inside|at the end of my rope)\b|\b(?:mental|nervous|emotional) breakdown\b/g

/** Somebody sees no way to go on: «不知道还能坚持多久», «活着没意思», «don't know how much longer I can take this». */
const hopeless =
  /(?:不知道?|不晓得)(?:我|自己|还|究竟|到底|能|可以|再|该|要|怎么){0,5}(?:坚持|撑|熬|扛|活|挺)(?:得?到)?(?:多久|多长时间|几天|几时|什么时候|哪一?天|下去)|(?:我|自己)(?:还|到底|究竟){0,2}能(?:坚持|撑|熬|扛|活|挺)(?:多久|几天)|(?:撑|坚持|熬|扛|活)不(?:下去|住)|不想活|活着?[^,。!?;\n]{0,6}没(?:有|啥|什么)?(?:意思|意义|盼头)|(?:一切|做什么|人生|生活|生命|日子|未来)[^,。!?;\n]{0,4}没(?:有)?(?:任何|什么)?(?:意思|意义|希望|盼头)|(?<=[,。!?;\n ](?:真的|觉得|感觉)?)没有(?:任何|什么)?意义了?(?=$|[,。!?;\n ])|看不到(?:任何|一点|一丝)?(?:希望|未来)|\b(?:can't|cannot|can not) (?:go on|keep going|carry on|(?:do|take|bear) (?:it|this|much)(?: any)?(?: ?more| longer))\b|\bhow (?:much )?long(?:er)? i can (?:take|bear|stand|go on|keep|carry|hold|last)\b|\bno (?:point in (?:going on|living)|hope (?:left|anymore))\b|\bsee no (?:hope|future|way out)\b/g

/** How far apart the two may stand; in a longer text they are two matters. */
const NEAR = 60
/** Together they wake somebody; they are found together or not at all. */
const WEIGHT = 0.3
const sign = /崩溃|绝望|垮了|不(?:下去|住)|break|apart|hopeless|desperate|drown|broken|rope/

const spansOf = (folded: string, pattern: RegExp): Span[] =>
  [...folded.matchAll(pattern)].map(({ index, 0: all }) => ({ start: index, end: index + all.length }))

const isNear = (one: Span, other: Span): boolean =>
  (one.end <= other.start && other.start - one.end <= NEAR) ||
  (other.end <= one.start && one.start - other.end <= NEAR)

/** A mind that gives way and, near it, no hope of going on: each is said of queues and games as well, both together of a life. */
export function findDespair(folded: string): Cue[] {
  if (!sign.test(folded)) return []
  const ends = spansOf(folded, hopeless)
  if (ends.length === 0) return []
  for (const start of spansOf(folded, breaking)) {
    const end = ends.find((one) => isNear(start, one))
    if (end !== undefined)
      return [start, end].map((span) => ({
        ...span,
        word: folded.slice(span.start, span.end),
        weight: WEIGHT,
      }))
  }
  return []
}
