import { blanked } from './unmeant.ts'

/**
 * «累死了», «死活», «看得我想跳楼», «心态崩了», «dying to try»: dying and despair are figures of speech. Not «想死了», «死了算了». Nor is somebody
 * gone where a thing is («钱没了»), and who passes the buck («踢皮球», «不归我们管») goes to no court.
 */
const figure =
  /(?:[累笑热冷冻饿困急吵丑美帅爱渴臭烦等气堵挤贵慢卡羞怕吓苦香甜咸辣]|无聊|可爱|好吃|好看|尴尬|难吃|难用)死(?:我们?|个?人|你们?|了|啦|啊)(?!算|也|吧)|想死(?:你|它|这)|死(?:机|活|贵|慢|板|角|循环)|卡死|[得的]要[死命]|(?:打|砍|骂)死我|死定了|死[也都]不(?:会|再|来|去|买|用|吃)|(?:再[^,。!?;\n]{1,4}下去,?)?(?:我们?|老人家?|人)?(?:都|就|真|快|要|得){0,4}[进见](?:棺材|阎王|马克思)了?|要死要活|[看气急]得我?(?:都|真的?|好)?[想要]跳楼|(?:[排堵挤热困卡慢](?:到|得我?)|[看抢]得我?)(?:生无可恋|想死)|一脸生无可恋|生无可恋(?=脸|的表情|,?又(?:抢|买不|订不|排队|堵车|加班|晚点|没票))|(?:我?睡了?一?觉(?:醒来|起来|醒了?)?,?(?:就?发现)?)?(?:钱|号码?|装备|积分|流量|话费|信号|余额|订单|记录|存档|数据|会员|优惠券|红包)(?:都|也|全|就|又|一下子?){0,2}没了|踢[^,。!?;\n]{0,4}皮球|皮球[^,。!?;\n]{0,3}踢(?:来踢去)?|不归[^,。!?;\n]{1,5}管|烧炭(?=的?(?:烤|炉|火锅|铜锅)|取暖|还是)|心态(?:都|有点|彻底|直接|真的?)?(?:爆炸|崩)了?|(?<=游戏.{0,20})死|\b(?:dying|died|dead|kills?|killing)\b(?= (?:to|of laughter|me|cheap|good|easy|slow|battery|line|after|on me))|\bbattery (?:is )?(?:dead|died|dies)\b/g
const sign = /死|棺材|阎王|马克思|没了|皮球|不归|跳楼|生无可恋|烧炭|心态|要命|kill|dying|die[ds]|dead/

/** Fewer letters than this say nothing by themselves: the «我» of «我心态崩了». */
const SAYS = 3

/** A folded text without figures of speech; null when it has none, nothing when it says nothing else. */
export function withoutFigures(folded: string): string | null {
  if (!sign.test(folded)) return null
  const found = [...folded.matchAll(figure)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
  }))
  if (found.length === 0) return null
  const sober = blanked(folded, found)
  return sober.replace(/[^\p{L}\p{N}]/gu, '').length < SAYS ? '' : sober
}
