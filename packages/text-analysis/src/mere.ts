import type { Feeling, Sentiment } from './sentiment.ts'

/** Impatience: a question with it is no mere question. */
const impatient =
  /还[没不]|怎么[没连]|\?\?|都没|一直|到现在|至今|迟迟|[天周月年久][了啦]|才[^,。?]{0,6}(?:是不是|吗)|凭什么|为什么|怎么回事|!|still|why|yet/

/** From this share on a text asks. */
const ASKS = 0.5

/** Whether a folded text only asks for something, without impatience. */
export const asksMerely = (folded: string, asked: number): boolean => asked >= ASKS && !isImpatient(folded)

const request =
  /^[^。!?\n]{0,6}(?:麻烦|请|劳烦|帮我|帮忙)[^。!?\n]{0,6}(?:帮|把|给|改|换|查|转|发|寄|补|开|留)|^(?:hi|hello|hey)?,? ?(?:please|could you|can you|kindly) /

/** Whether a folded text begins by asking somebody to do something: «麻烦帮我把蓝色换成黑色». */
export const requests = (folded: string): boolean => request.test(folded)

/** Whether a folded text says that somebody has waited long enough. */
export const isImpatient = (folded: string): boolean => impatient.test(folded)

const supposed = /(?:如果|要是|假如|万一|会不会|是不是会|\bif |\bin case )[^。.!?;\n]{0,20}$/

/** Feelings of a mere question: what it asks about is none, and what it supposes has not happened («如果尺码偏小可以换吗»). */
export const withoutMatters = (folded: string, feelings: readonly Feeling[]): readonly Feeling[] =>
  feelings.filter(
    ({ matter, value, start }) =>
      !matter && !(value < 0 && supposed.test(folded.slice(Math.max(0, start - 24), start))),
  )

const lukewarm =
  /^[ \n]*(?:[感觉得嗯额哦吧就,这家个店东西用着吃起来总体整体算是一般]{0,8})(?:(?:还行|还可以|过得去)吧|凑合|将就|马马虎虎|也就那样|中规中矩|不好不坏|无功无过)[吧啊呀哦咯了的]?[。.!~… \n]*$|^[ \n]*(?:meh|so[ -]?so|(?:it(?:'s| is| was) )?(?:ok|okay|alright|average|nothing special)(?:,? i (?:guess|suppose))?)[.!… \n]*$/

/** «还行吧», «meh»: neither good nor bad, whatever the words of it say elsewhere. */
export const isLukewarm = (folded: string): boolean => folded.length <= 40 && lukewarm.test(folded)

/** How a lukewarm text feels. */
export const lukewarmth: Sentiment = { score: 0, polarity: 'neutral', confidence: 0.6, source: 'rule' }
