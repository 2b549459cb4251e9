import type { Feeling, Sentiment } from './sentiment.ts'

/** Impatience: a question with it is no mere question. */
const impatient =
  /还[没不]|怎么[没连]|\?\?|都没|一直|到现在|至今|迟迟|[天周月年久][了啦]|才[^,。?]{0,6}(?:是不是|吗)|凭什么|为什么|怎么回事|!|still|why|yet/

/** From this share on a text asks. */
const ASKS = 0.5

/** Whether a folded text only asks for something, without impatience. */
export const asksMerely = (folded: string, asked: number): boolean => asked >= ASKS && !isImpatient(folded)

/** Whether a folded text says that somebody has waited long enough. */
export const isImpatient = (folded: string): boolean => impatient.test(folded)

/** Feelings of a mere question: what it asks about is none. */
export const withoutMatters = (feelings: readonly Feeling[]): readonly Feeling[] =>
  feelings.filter(({ matter }) => !matter)

const lukewarm =
  /^[ \n]*(?:[感觉得嗯额哦吧就,这家个店东西用着吃起来总体整体算是一般]{0,8})(?:(?:还行|还可以|过得去)吧|凑合|将就|马马虎虎|也就那样|中规中矩|不好不坏|无功无过)[吧啊呀哦咯了的]?[。.!~… \n]*$|^[ \n]*(?:meh|so[ -]?so|(?:it(?:'s| is| was) )?(?:ok|okay|alright|average|nothing special)(?:,? i (?:guess|suppose))?)[.!… \n]*$/

/** «还行吧», «meh»: neither good nor bad, whatever the words of it say elsewhere. */
export const isLukewarm = (folded: string): boolean => folded.length <= 40 && lukewarm.test(folded)

/** How a lukewarm text feels. */
export const lukewarmth: Sentiment = { score: 0, polarity: 'neutral', confidence: 0.6, source: 'rule' }
