import type { WeightedWords } from './word-list.ts'

/** Words that turn the meaning of what follows. */
export const negations = `不 没 没有 未 无 别 非 不是 并不 并非 不太 毫无 毫不 从不 从未 从来没 从来不 绝不 决不 不够 不算 谈不上 称不上 算不上 不能
  不会 不要 不曾 未曾 没能 没法 无法 冇 唔 唔系 莫得 莫法 不再 不见得 未必 难以 缺乏 缺少 不怎么 不咋 莫 勿 not no never n't isn't wasn't aren't weren't don't doesn't didn't
  can't cannot won't wouldn't couldn't shouldn't hardly barely without neither nor nothing isnt wasnt dont doesnt didnt cant wont
  far_from lack_of anything_but hasn't haven't hadn't ain't`

/** How much a degree word multiplies what follows it. */
export const degrees: WeightedWords = [
  [
    1.8,
    `非常 极其 极 极度 十分 超级 超 特别 太 最 巨 无比 格外 万分 完全 绝对 彻底 严重 别提多 别提有多 一点也 一点都 一点儿也 一点儿都 丝毫 根本 简直 extremely
    absolutely totally completely utterly so_very incredibly super at_all couldn't_be_more could_not_be_more`,
  ],
  [
    1.4,
    `很 好 真 真的 真是 挺 蛮 相当 颇 尤其 更 更加 越来越 实在 确实 都 very really so too quite truly highly much`,
  ],
  [
    0.7,
    `比较 较 还 还算 算是 有点 有些 有点儿 稍 稍微 略 略微 些许 一点 一些 somewhat slightly rather fairly a_bit a_little kinda`,
  ],
]

/** After these the speaker's real point follows. */
export const contrasts = `但是 但 可是 不过 然而 却 只是 就是 可惜 奈何 偏偏 结果 but however although_though yet unfortunately except`

/** What follows is wished, supposed or expected, not lived through: praise in it counts little. */
export const irrealis = `希望 如果 要是 假如 若 本来 原本 以为 本以为 原以为 建议 应该 能不能 能否 是否 是不是 请问 应当 说好 号称 宣传 宣称 承诺 保证 期望 盼望
  hope if wish should would_be could_be supposed_to thought expected please promised claims`

/** Words that grieve in a complaint, and in a mere question name what it is about. */
export const matters = `退货 退款 退钱 退 换货 维修 返修 取消 取消订单 过期 超时 晚点 污染 噪音 违约 扣费 涨价 降价 差价 老鼠 虫 蟑螂 过敏 痒 损坏 破损 假货 强制 催 诈骗 泄露
  refund* return`
