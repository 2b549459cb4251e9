import type { Span } from './span.ts'

/** Patience is at its end: «再不发货我就…». */
const ultimatum =
  /(?:再不|还不(?![错行够如就]))[^,。.!?;\n]{1,14},?(?:[^,。.!?;\n]{0,6}(?:我们?|咱们?|大家|业主们?)[^,。.!?;\n]{0,3}(?:就|只好|只能|可就)|[^,。.!?;\n]{0,4}(?:别怪|后果自负|走着瞧))|\bif [^.!?\n]{0,40}(?:n't|\bnot|\bno)\b[^.!?\n]{0,40}\b(?:i|we)(?:'ll| will| want my|'m going to)\b/g
/** A question that knows its answer: «问过我们吗», «这也叫服务?», «怎么又涨了». Not «这算违约吗». */
const rhetorical =
  /怎么(?:就|又|还|都|被|给我|把我)?[扣收涨停断坏少丢漏降封冻锁删](?:掉|走|费)?了|又(?:要)?(?:涨|停|断|坏|扣|堵|崩|卡|收费)[^,。.!?;\n]{0,4}\?|爱[^,。.!?;\n]{1,3}不[^,。.!?;\n]{1,3}(?:滚|拉倒)|怎么(?:会在|会变|就不|就没|又要|还要)|(?:问过|通知过|告诉过|征求过|考虑过|想过|经过)(?:我们?|业主|居民|住户|老百姓|用户|客户|消费者|谁)[^,。.!?;\n]{0,5}(?:吗|没有|\?)|(?:你们?管[这那]叫|[这那](?:也|就|还)(?:叫|算))(?!什么|啥)[^,。.!?;\n]{1,8}(?:\?|吗)|闹着玩|开玩笑的?吗|吃干饭|像话吗|说得过去吗|良心[^,。.!?;\n]{0,4}(?:吗|\?)|谁(?:同意|允许|签|准许?)的|谁给[你他]们?的?权|当(?:我们?|业主|客户|顾客|老百姓|消费者)[^,。.!?;\n]{0,3}(?:傻子|傻瓜|冤大头|韭菜|空气|猴耍|提款机)/g
/** What was said, and what came of it. */
const promise =
  /(?:当初|当时|之前|本来|办的时候|买的时候|广告上?|公示牌?上?|页面上?|宣传)[^,。.!?;\n]{0,6}(?:说|讲|答应|承诺|写着?|标着?)[^。!?;\n]{1,20}[,。 ](?:现在|如今|结果|到头来|事后|实际)[^。!?;\n]{0,14}(?:又|却|不|没|变|跑|等|只|要)|说好(?:了|的)?[^。!?;\n]{1,20}[,。 ](?:现在|结果|到头来|都第?|今天第)/g
/** What came of it was good. */
const kept = /没想到|想不到|不用|提前|就到|就好|修好|解决了|办好|惊喜|放心|满意/

const sign =
  /又|爱|再不|还不|怎么|过|[这那][也就还]|管[这那]|玩|干饭|像话|良心|谁|当|现在|如今|结果|头来|事后|实际|说好|if /

/** Stretches that reproach without a word of complaint: ultimatums, questions that know their answer, promises that were not kept. */
export function findReproaches(folded: string): Span[] {
  if (!sign.test(folded)) return []
  const found = (pattern: RegExp): Span[] =>
    [...folded.matchAll(pattern)].map(({ index, 0: all }) => ({ start: index, end: index + all.length }))
  const broken = kept.test(folded) ? [] : found(promise)
  return [...found(ultimatum), ...found(rhetorical), ...broken].sort((a, b) => a.start - b.start)
}
