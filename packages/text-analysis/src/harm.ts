import type { Cue } from './cues.ts'

/** Somebody is given what is meant for another, or the wrong side is treated: «喂错了药», «吃了半个月别人的药», «wrong medication». Not «你吃错药了吧». */
const care =
  /(?<!你(?:们|是不是|怕是)?)(?:喂|发|开|拿|吃|打|输|用|给|配|抽|挂|种)错了?[^,。.!?;\n]{0,3}(?:药|针|血|疫苗|剂量|液体|刀)|(?:吃|喝|用|打|输)了?[^,。.!?;\n]{0,8}(?:别人|他人|其他病人)的(?:药|血|针)|(?:输液|吊瓶|点滴|打针|药袋|药盒|腕带|手术)[^。!?;\n]{0,12}(?:别人|他人|另一个人?)的(?:名字|姓名|信息)|[左右][^,。.!?;\n]{0,6}(?:看|当|做|切|拔)成了?[^,。.!?;\n]{0,2}[左右]|\bwrong (?:medication|medicine|pills?|dose|dosage|drug|blood|injection|tablets|leg|kidney)\b/g
/** What nobody should bite on, found in what one eats. */
const food =
  /(?:吃|喝|咬|嚼)(?:出|到)了?[^,。.!?;\n]{0,6}(?:钢丝|铁丝|玻璃|刀片|钉子?|针头?|塑料|石子|螺丝|金属|铁片|瓷片)|(?:菜|饭|汤|面|粥|粉|奶粉|肉|饼|糕|馅|鱼|饮料|零食|辅食|外卖|奶茶)(?:里面?|中)[^,。.!?;\n]{0,8}(?:钢丝|铁丝|玻璃|刀片|钉子|针头|碎瓷|螺丝|金属|铁片)|\b(?:wire|glass|metal|nail|blade|screw|needle)\b[^.!?\n]{0,16}\bin (?:my|our|the|his|her|a)\b[^.!?\n]{0,14}\b(?:food|salad|soup|meal|rice|burger|drink|bread|cereal|formula|sandwich|pizza|cake|dish)\b/g
/** A lift that holds somebody, or falls. */
const lift =
  /电梯[^。!?;\n]{0,12}(?:关|困|卡|锁)(?:了|住|在)[^,。.!?;\n]{0,6}(?:[我妈爸人]|老人|孩子|小时|分钟|里)|电梯[^。!?;\n]{0,8}(?:往下掉|下坠|急坠|冲顶|掉了?[一二两三四五六\d]+层)|\b(?:lift|elevator)\b[^.!?\n]{0,12}\b(?:dropped|plunged|fell)\b/g
/** Several who fell ill together. */
const outbreak =
  /(?:[\d一二三四五六七八九十几百]{1,3}|好几|多)[个名位](?:孩子|学生|同学|小朋友|老人|员工|同事|人)[^,。.!?;\n]{0,6}(?:拉肚子|呕吐|上吐下泻|发烧|中毒|住院|[进躺送]了?医院)/g
/** Somebody comes armed, or pours petrol. */
const armed =
  /(?:拿|带|提|揣)(?:着|把|了)?(?:菜|砍|水果)?刀(?:子)?[^,。.!?;\n]{0,2}(?:过来|过去|上门|找|砍|捅|去你|来你)|(?:泼|浇)了?汽油/g
/** Somebody threatens to wait at a door. */
const ambush =
  /(?:威胁|扬言|催收|再不|信不信|小心)[^。!?;\n]{0,20}(?:学校|幼儿园|单位|家|楼)(?:门口|楼下|下)?[等堵蹲守](?:[着他她我你]|孩子|人)/g

const harms: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [care, 0.65],
  [food, 0.65],
  [lift, 0.7],
  [outbreak, 0.75],
  [armed, 0.9],
  [ambush, 0.8],
]
const sign =
  /错|别人|他人|成[左右]|成了[左右]|出|到|里|中|电梯|[个名位]|刀|汽油|[等堵蹲守]|wrong|lift|elevator| in /

/** Dangers that no single word names: who is harmed by care, by food, by a lift, or is threatened. */
export function findHarms(folded: string): Cue[] {
  if (!sign.test(folded)) return []
  return harms.flatMap(([pattern, weight]) =>
    [...folded.matchAll(pattern)].map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
      word,
      weight,
    })),
  )
}
