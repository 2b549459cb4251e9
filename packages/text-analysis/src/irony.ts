import type { Span } from './span.ts'

/** Delight or thanks as they are cried out, also where they are not meant. */
const delight =
  /太好了|太棒了|好极了|点个?赞|(?:可?真|太)(?:是太?)?(?:贴心|周到|负责|敬业|专业|讲信用|会做人|体贴)了?|恭喜|真棒|真行|真厉害|厉害了|真有你们?的|真不错啊|真是好得|(?:效率|服务|态度|质量|速度)(?:可?真(?:是)?(?:高|好|快|棒|不错)|太好了|太棒了)|真会做生意|(?:谢谢|感谢|多谢)[^,。!?;\n]{0,8},?[^,。!?;\n]{0,4}让我|\b(?:oh )?(?:great|wonderful|fantastic|awesome|brilliant|lovely|perfect|bravo)(?: (?:job|work|service))?(?=[,.!])|\bthanks? (?:you )?(?:so much )?for (?=wasting|nothing|making me|letting me|keeping me|charging me|losing|breaking|cancell?ing|ignoring)/g

/** What nobody is delighted by. */
const grievance =
  /把我[^,。!?;\n]{0,8}(?:扔|丢|摔|砸|淋|弄坏|挂)|(?:淋|晒|冻)了?[^,。!?;\n]{0,3}(?:一|半|整)(?:夜|天|晚|宿)|挂得|挂了?我?(?:的)?电话|过期[^,。!?;\n]{0,8}(?:送|卖|发|给)|(?:换|编)了[^,。!?;\n]{0,4}(?:说法|理由|借口)|失去[^,。!?;\n]{0,10}客户|先涨后降|先提价|又(?:要|得|让我|给我|是)?(?:等|排队|拖|白跑|断|停|坏|漏|卡死|卡住|崩|扣|涨价|黑屏|死机|延误|延期|取消|缺货|没货|没人)|白(?:跑|等|花|忙|排)|[等排拖打跑](?:队)?了?[^,。!?;\n]{0,5}(?:小时|钟头|天|周|星期|月|年|次|遍|趟|个电话)[^。!?;\n]{0,8}(?:还是?没|还不|都没|也没|没人|不通|没有)|(?:没人|无人)(?:接|管|理|来|回)|还[没不](?:发货|到货|送到|退|修|来|解决|处理|回复)|[刚才](?:买|用|修|装|到手)[^,。!?;\n]{0,6},?[就又](?:坏|断|漏|裂|掉|不能用|没反应|死机)|要(?:等|拖)?[^,。!?;\n]{0,4}(?:个月|周|星期|年)$|让我[^,。!?;\n少省免]{0,8}(?:等|排|跑|冻|站)[^,。!?;\n]{0,6}(?:小时|钟头|天|周|趟|遍|次|月)|排队[^,。!?;\n]{0,4}小时|让我(?:学会|懂得|知道|见识|明白|体验|领教)[^,。!?;\n]{0,8}(?:12315|12345|投诉|维权|什么叫|被坑|上当)|\b(?:yet )?another [^.!?\n]{0,20}(?:delay|wait|week|hour|day|cancel|outage|fee)|\b(?:still|again)\b[^.!?\n]{0,12}\b(?:waiting|not|no|broken|down|late|delayed|cancel)|\bnobody\b|\bno one (?:answer|came|call|care)|\bhung up\b|\bon hold\b|\b(?:broke|broken|crashed|cancell?ed|delayed|down|late) again\b|\bwaited? [^.!?\n]{0,14}(?:hours|days|weeks)|wasting my|for nothing|charging me|charged (?:me )?(?:twice|double)|\bwrong (?:country|city|address|item|size)|losing my|cancell?ing my/

/** What makes delight believable after all: the matter is settled, or was another time or somebody else. */
const relief =
  /解决了|修好|办好|办完|搞定|终于|总算|收到了|恢复了|退回来|不用再?|少跑|省得|省了|就好了|以前|之前|上次|别家|其他家|不像|\b(?:finally|resolved|fixed|solved|sorted|refunded|used to|unlike|no longer|never (?:had|have))\b/

const sentenceEnd = /[。.!?;\n…~]/
/** A cry that stands alone is about the sentence after it. */
const ALONE = 3

function endOf(text: string, from: number): number {
  let at = from
  while (at < text.length && !sentenceEnd.test(text.charAt(at))) at++
  while (at < text.length && sentenceEnd.test(text.charAt(at))) at++
  return at
}

function startOf(text: string, from: number): number {
  let at = from
  while (at > 0 && !sentenceEnd.test(text.charAt(at - 1))) at--
  return at
}

/**
 * Stretches of a folded text that praise in words and complain in fact: «太好了，又要等一周», «谢谢你们让我白跑一趟», «Great, another week of waiting».
 * Delight and a grievance stand in one sentence, or the delight alone before it, and nothing says that the matter was settled.
 */
export function findIronies(folded: string): Span[] {
  const found: Span[] = []
  let read = 0
  for (const { index, 0: cry } of folded.matchAll(delight)) {
    const after = index + cry.length
    // A sentence is read once, however often it cries out.
    if (after <= read) continue
    const own = endOf(folded, after)
    const end = own - after <= ALONE ? endOf(folded, own) : own
    read = end
    const span = { start: startOf(folded, index), end }
    const said = folded.slice(span.start, end).replace(/[。.!?;\n…~\s]+$/, '')
    if (grievance.test(said) && !relief.test(said)) found.push(span)
  }
  return found
}

/** What an irony must take of a text for its tone to be that of the whole. */
const MOSTLY = 0.4

/** Whether a text is ironic as a whole, and not only in passing. */
export function isMostlyIronic(folded: string, ironies: readonly Span[]): boolean {
  const units = ironies.reduce((sum, { start, end }) => sum + end - start, 0)
  return units > 0 && units >= MOSTLY * folded.trim().length
}
